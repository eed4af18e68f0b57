import { buildSchema, choice, flag, text, textList, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { OptionMap } from './option-map.js';
import { type PriceRate, secondHand } from './price-terms.js';

const schema = buildSchema('uri', [
  text('prompt', { required: true }),
  choice('aspect_ratio', ['1:1', '3:4', '4:3', '9:16', '16:9', '9:21', '21:9'], { default: '16:9' }),
  choice('duration', [5, 9], { default: 5, description: 'Seconds' }),
  uri('start_image', { description: 'Start frame' }),
  uri('end_image', { description: 'Last frame' }),
  flag('loop', { default: false, description: 'The end leads back to the start' }),
  textList('concepts', { description: 'Camera moves: pan_left, orbit_right, zoom_in, dolly_zoom, ...' }),
  text('start_image_url', { description: 'Old name of start_image' }),
  text('end_image_url', { description: 'Old name of end_image' }),
]);

const options = (pixels: number): OptionMap => ({
  prompt: 'prompt',
  image: 'start_image',
  lastImage: { input: 'end_image' },
  length: { by: 'seconds', input: 'duration' },
  size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { fixed: pixels } },
});

const shared = {
  provider: 'replicate',
  official: true,
  kind: 'both',
  schema,
  promptLimit: {
    unit: 'characters',
    count: 5000,
    source: "Luma's API documentation: the prompt has 3 to 5,000 characters",
  },
  notes: ['Camera moves by name: --input concepts=["orbit_left"]'],
  lengths: '5 or 9 s',
} as const;

const priced = (rate: PriceRate, source: string) => secondHand({ by: 'second', rates: [rate] }, source);

/** Luma Ray 2 720p (https://replicate.com/luma/ray-2-720p). */
export const ray2 = defineModel({
  ...shared,
  name: 'ray-2-720p',
  aliases: ['ray', 'ray-2', 'ray2', 'luma'],
  slug: 'luma/ray-2-720p',
  title: 'Luma Ray 2 720p',
  description: 'Natural, coherent motion with named camera moves',
  options: options(720),
  price: priced({ usd: 0.18 }, 'tables in public projects'),
  licence: { name: 'Terms of Luma', url: 'https://replicate.com/luma/ray-2-720p' },
  sizes: '720p, 7 shapes',
});

/** Luma Ray 2 540p (https://replicate.com/luma/ray-2-540p). */
export const ray2Small = defineModel({
  ...shared,
  name: 'ray-2-540p',
  slug: 'luma/ray-2-540p',
  title: 'Luma Ray 2 540p',
  description: 'Ray 2 at a smaller size and price',
  options: options(540),
  price: priced({ usd: 0.08, highUsd: 0.1 }, "Luma's own prices and tables in public projects"),
  licence: { name: 'Terms of Luma', url: 'https://replicate.com/luma/ray-2-540p' },
  sizes: '540p, 7 shapes',
});

/** Luma Ray Flash 2 720p (https://replicate.com/luma/ray-flash-2-720p). */
export const rayFlash2 = defineModel({
  ...shared,
  name: 'ray-flash-2-720p',
  aliases: ['ray-flash', 'ray-flash-2'],
  slug: 'luma/ray-flash-2-720p',
  title: 'Luma Ray Flash 2 720p',
  description: 'Ray 2, faster and cheaper',
  options: options(720),
  price: priced({ usd: 0.04, highUsd: 0.06 }, "Luma's own prices and tables in public projects"),
  licence: { name: 'Terms of Luma', url: 'https://replicate.com/luma/ray-flash-2-720p' },
  sizes: '720p, 7 shapes',
});

/** Luma Ray Flash 2 540p (https://replicate.com/luma/ray-flash-2-540p). */
export const rayFlash2Small = defineModel({
  ...shared,
  name: 'ray-flash-2-540p',
  slug: 'luma/ray-flash-2-540p',
  title: 'Luma Ray Flash 2 540p',
  description: 'The cheapest Ray',
  options: options(540),
  price: priced({ usd: 0.028, highUsd: 0.04 }, "Luma's own prices and tables in public projects"),
  licence: { name: 'Terms of Luma', url: 'https://replicate.com/luma/ray-flash-2-540p' },
  sizes: '540p, 7 shapes',
});
