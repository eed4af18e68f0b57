import { buildSchema, choice, flag, integer, text, uri, uriList } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { OptionMap } from './option-map.js';
import { secondHand } from './price-terms.js';

const prompt = text('prompt', { required: true });
const image = uri('image', { description: 'Start frame' });
const lastImage = uri('last_frame_image', { description: 'Last frame, only with a start frame' });

const tail = (resolution: string) => [
  integer('duration', { default: 5, minimum: 2, maximum: 12, description: 'Seconds' }),
  choice('resolution', ['480p', '720p', '1080p'], { default: resolution }),
  choice('aspect_ratio', ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9', '9:21'], {
    default: '16:9',
    description: 'Passed over when there is an image',
  }),
  choice('fps', [24], { default: 24, description: 'Frames per second' }),
  flag('camera_fixed', { default: false }),
  integer('seed'),
];

const options: OptionMap = {
  prompt: 'prompt',
  seed: 'seed',
  image: 'image',
  length: { by: 'seconds', input: 'duration' },
  fps: { input: 'fps' },
  size: {
    by: 'shape',
    aspect: { input: 'aspect_ratio', fromImage: true },
    resolution: { input: 'resolution' },
  },
};

const withLastImage: OptionMap = { ...options, lastImage: { input: 'last_frame_image', needsImage: true } };

const shared = {
  provider: 'replicate',
  official: true,
  kind: 'both',
  sizes: '480p, 720p, 1080p; 7 shapes',
  lengths: '2 to 12 s',
} as const;

const priced = (small: number, middle: number, large: number, source: string) =>
  secondHand(
    {
      by: 'second',
      rates: [
        { when: { resolution: '480p' }, usd: small },
        { when: { resolution: '720p' }, usd: middle },
        { when: { resolution: '1080p' }, usd: large },
      ],
    },
    source,
  );

/** Seedance 1 Pro (https://replicate.com/bytedance/seedance-1-pro). */
export const seedancePro = defineModel({
  ...shared,
  name: 'seedance-1-pro',
  aliases: ['seedance', 'seedance-pro'],
  slug: 'bytedance/seedance-1-pro',
  title: 'Seedance 1 Pro',
  description: "ByteDance's model for several shots in one clip, from words or images",
  schema: buildSchema('uri', [prompt, image, lastImage, ...tail('1080p')]),
  options: withLastImage,
  price: priced(0.03, 0.06, 0.15, 'tables in public projects'),
  licence: { name: 'Terms of ByteDance', url: 'https://replicate.com/bytedance/seedance-1-pro' },
});

/** Seedance 1 Lite (https://replicate.com/bytedance/seedance-1-lite). */
export const seedanceLite = defineModel({
  ...shared,
  name: 'seedance-1-lite',
  aliases: ['seedance-lite'],
  slug: 'bytedance/seedance-1-lite',
  title: 'Seedance 1 Lite',
  description: 'The cheaper Seedance, with reference images',
  schema: buildSchema('uri', [
    prompt,
    image,
    lastImage,
    ...tail('720p'),
    uriList('reference_images', {
      description: '1 to 4; not at 1080p, not with first or last frames',
    }),
  ]),
  options: withLastImage,
  price: priced(0.018, 0.036, 0.072, 'tables in public projects'),
  licence: { name: 'Terms of ByteDance', url: 'https://replicate.com/bytedance/seedance-1-lite' },
});

/** Seedance 1 Pro Fast (https://replicate.com/bytedance/seedance-1-pro-fast). */
export const seedanceProFast = defineModel({
  ...shared,
  name: 'seedance-1-pro-fast',
  aliases: ['seedance-fast', 'seedance-pro-fast'],
  slug: 'bytedance/seedance-1-pro-fast',
  title: 'Seedance 1 Pro Fast',
  description: 'Seedance 1 Pro at less than half the price and wait',
  schema: buildSchema('uri', [prompt, image, ...tail('1080p')]),
  options,
  price: priced(0.015, 0.025, 0.06, 'a table in a public project'),
  licence: { name: 'Terms of ByteDance', url: 'https://replicate.com/bytedance/seedance-1-pro-fast' },
});
