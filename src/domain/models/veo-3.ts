import { buildSchema, choice, flag, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

const shared = {
  provider: 'replicate',
  official: true,
  kind: 'both',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    choice('aspect_ratio', ['16:9', '9:16'], { default: '16:9' }),
    choice('duration', [4, 6, 8], { default: 8, description: 'Seconds' }),
    uri('image', { description: 'Start frame, best 1280x720 or 720x1280' }),
    text('negative_prompt'),
    choice('resolution', ['720p', '1080p'], { default: '1080p' }),
    flag('generate_audio', { default: true }),
    integer('seed'),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    seed: 'seed',
    image: 'image',
    length: { by: 'seconds', input: 'duration' },
    fps: { fixed: 24 },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'resolution' } },
  },
  typicalRunSeconds: [60, 240],
  notes: ['Makes sound and speech; --input generate_audio=false is silent and costs less'],
  sizes: '720p or 1080p, 16:9 or 9:16',
  lengths: '4, 6 or 8 s',
} as const;

const source = 'tables in public projects; figures with sound are less sure';

/** Veo 3 (https://replicate.com/google/veo-3). */
export const veo3 = defineModel({
  ...shared,
  name: 'veo-3',
  aliases: ['veo3'],
  slug: 'google/veo-3',
  title: 'Veo 3',
  description: "Google's model with native sound and speech",
  price: secondHand(
    { by: 'second', rates: [{ when: { generate_audio: false }, usd: 0.2 }, { usd: 0.4 }] },
    source,
  ),
  licence: { name: 'Terms of Google', url: 'https://replicate.com/google/veo-3' },
});

/** Veo 3 Fast (https://replicate.com/google/veo-3-fast). */
export const veo3Fast = defineModel({
  ...shared,
  name: 'veo-3-fast',
  aliases: ['veo3-fast'],
  slug: 'google/veo-3-fast',
  title: 'Veo 3 Fast',
  description: 'Veo 3 at less than half the price',
  price: secondHand(
    { by: 'second', rates: [{ when: { generate_audio: false }, usd: 0.1 }, { usd: 0.15 }] },
    source,
  ),
  licence: { name: 'Terms of Google', url: 'https://replicate.com/google/veo-3-fast' },
});
