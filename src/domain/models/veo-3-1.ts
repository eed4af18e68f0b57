import { buildSchema, choice, flag, integer, list, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { OptionMap } from './option-map.js';
import { secondHand } from './price-terms.js';

const fields = [
  integer('seed'),
  uri('image', { description: 'Start frame, best 1280x720 or 720x1280' }),
  text('prompt', { required: true }),
  choice('duration', [4, 6, 8], { default: 8, description: 'Seconds' }),
  uri('last_frame', { description: 'Last frame' }),
  choice('resolution', ['720p', '1080p'], { default: '1080p' }),
  choice('aspect_ratio', ['16:9', '9:16'], { default: '16:9' }),
  flag('generate_audio', { default: true }),
  text('negative_prompt'),
];

const options: OptionMap = {
  prompt: 'prompt',
  seed: 'seed',
  image: 'image',
  lastImage: { input: 'last_frame', needsImage: true },
  length: { by: 'seconds', input: 'duration' },
  fps: { fixed: 24 },
  size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'resolution' } },
};

const shared = {
  provider: 'replicate',
  official: true,
  kind: 'both',
  typicalRunSeconds: [60, 240],
  sizes: '720p or 1080p, 16:9 or 9:16',
  lengths: '4, 6 or 8 s',
} as const;

const silence = 'Makes sound and speech; --input generate_audio=false is silent and costs less';

/** Veo 3.1 (https://replicate.com/google/veo-3.1). */
export const veo31 = defineModel({
  ...shared,
  name: 'veo-3.1',
  aliases: ['veo', 'veo3.1'],
  slug: 'google/veo-3.1',
  title: 'Veo 3.1',
  description: "Google's best: native sound, last frames and reference images",
  schema: buildSchema('uri', [
    ...fields,
    list('reference_images', { default: [], description: '1 to 3 images of the subject, with 16:9 and 8 s' }),
  ]),
  options: { ...options, negativePrompt: 'negative_prompt' },
  price: secondHand(
    { by: 'second', rates: [{ when: { generate_audio: false }, usd: 0.2 }, { usd: 0.4 }] },
    'tables in public projects of 2026',
  ),
  licence: { name: 'Terms of Google', url: 'https://replicate.com/google/veo-3.1' },
  notes: [silence],
});

/** Veo 3.1 Fast (https://replicate.com/google/veo-3.1-fast). */
export const veo31Fast = defineModel({
  ...shared,
  name: 'veo-3.1-fast',
  aliases: ['veo-fast', 'veo3.1-fast'],
  slug: 'google/veo-3.1-fast',
  title: 'Veo 3.1 Fast',
  description: 'Veo 3.1 at less than half the price',
  schema: buildSchema('uri', fields),
  options: { ...options, negativePrompt: 'negative_prompt' },
  price: secondHand(
    { by: 'second', rates: [{ when: { generate_audio: false }, usd: 0.1 }, { usd: 0.15 }] },
    'tables in public projects of 2026',
  ),
  licence: { name: 'Terms of Google', url: 'https://replicate.com/google/veo-3.1-fast' },
  notes: [silence],
});

/** Veo 3.1 Lite (https://replicate.com/google/veo-3.1-lite). */
export const veo31Lite = defineModel({
  ...shared,
  name: 'veo-3.1-lite',
  aliases: ['veo-lite'],
  slug: 'google/veo-3.1-lite',
  title: 'Veo 3.1 Lite',
  description: 'The cheapest Veo',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    choice('aspect_ratio', ['16:9', '9:16'], { default: '16:9' }),
    choice('duration', [4, 6, 8], { default: 8, description: 'Seconds; 8 at 1080p' }),
    uri('image', { description: 'Start frame' }),
    uri('last_frame', { description: 'Last frame' }),
    choice('resolution', ['720p', '1080p'], { default: '720p' }),
    integer('seed'),
  ]),
  options,
  limits: [
    {
      when: { input: 'duration', is: [4, 6] },
      input: 'resolution',
      allowed: ['720p'],
      option: 'resolution',
      reason: 'veo-3.1-lite makes 1080p only in clips of 8 s',
    },
  ],
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { resolution: '720p' }, usd: 0.05 },
        { when: { resolution: '1080p' }, usd: 0.08 },
      ],
    },
    'a table in a public project, checked against its page in October 2026',
  ),
  licence: { name: 'Terms of Google', url: 'https://replicate.com/google/veo-3.1-lite' },
});
