import { buildSchema, choice, flag, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

const shared = {
  provider: 'replicate',
  official: true,
  kind: 'both',
  promptLimit: {
    unit: 'characters',
    count: 2000,
    source: "MiniMax's API documentation: the prompt has at most 2,000 characters",
  },
} as const;

const imageDecides = 'the shape is 16:9, or that of the start image';

/** MiniMax Video-01 (https://replicate.com/minimax/video-01). */
export const video01 = defineModel({
  ...shared,
  name: 'video-01',
  aliases: ['minimax', 'minimax-video-01', 'hailuo-01'],
  slug: 'minimax/video-01',
  title: 'MiniMax Video-01',
  description: 'The first Hailuo: 6 s at 720p, also with a character to keep',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    flag('prompt_optimizer', { default: true }),
    uri('first_frame_image', { description: 'Start frame' }),
    uri('subject_reference', { description: 'A character that the video shows' }),
  ]),
  options: {
    prompt: 'prompt',
    image: 'first_frame_image',
    length: { by: 'fixed', seconds: 6 },
    fps: { fixed: 25 },
    size: { by: 'fixed', width: 1280, height: 720 },
  },
  price: secondHand(
    { by: 'video', rates: [{ usd: 0.5 }] },
    'tables in public projects: $0.50 a video of 6 s',
  ),
  licence: { name: 'Terms of MiniMax', url: 'https://intl.minimaxi.com/protocol/terms-of-service' },
  sizes: '720p',
  lengths: '6 s',
});

/** Hailuo 02 (https://replicate.com/minimax/hailuo-02). */
export const hailuo02 = defineModel({
  ...shared,
  name: 'hailuo-02',
  aliases: ['hailuo-2'],
  slug: 'minimax/hailuo-02',
  title: 'Hailuo 02',
  description: 'Good physics, last frames, from cheap 512p to 1080p',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    choice('duration', [6, 10], { default: 6, description: 'Seconds; 10 only at 768p' }),
    choice('resolution', ['512p', '768p', '1080p'], { default: '1080p' }),
    uri('last_frame_image', { description: 'Last frame' }),
    flag('prompt_optimizer', { default: true }),
    uri('first_frame_image', { description: 'Start frame; gives the shape too' }),
  ]),
  options: {
    prompt: 'prompt',
    image: 'first_frame_image',
    lastImage: { input: 'last_frame_image' },
    length: { by: 'seconds', input: 'duration' },
    size: { by: 'shape', resolution: { input: 'resolution' } },
    reasons: { size: imageDecides },
  },
  limits: [
    {
      when: { input: 'duration', is: [10] },
      input: 'resolution',
      allowed: ['768p'],
      option: 'resolution',
      reason: 'hailuo-02 makes 10 s at 768p only',
    },
  ],
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { resolution: '512p' }, usd: 0.025 },
        { when: { resolution: '768p' }, usd: 0.045 },
        { when: { resolution: '1080p' }, usd: 0.08 },
      ],
    },
    'a table in a public project',
  ),
  licence: { name: 'Terms of MiniMax', url: 'https://replicate.com/minimax/hailuo-02' },
  sizes: '512p, 768p or 1080p',
  lengths: '6 or 10 s',
});

/** Hailuo 2.3 (https://replicate.com/minimax/hailuo-2.3). */
export const hailuo23 = defineModel({
  ...shared,
  name: 'hailuo-2.3',
  aliases: ['hailuo', 'hailuo-23'],
  slug: 'minimax/hailuo-2.3',
  title: 'Hailuo 2.3',
  description: 'Realistic people and movement, many styles',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    choice('duration', [6, 10], { default: 6, description: 'Seconds; 6 at 1080p' }),
    choice('resolution', ['768p', '1080p'], { default: '768p' }),
    flag('prompt_optimizer', { default: true }),
    uri('first_frame_image', { description: 'Start frame; gives the shape too' }),
  ]),
  options: {
    prompt: 'prompt',
    image: 'first_frame_image',
    length: { by: 'seconds', input: 'duration' },
    size: { by: 'shape', resolution: { input: 'resolution' } },
    reasons: { size: imageDecides },
  },
  limits: [
    {
      when: { input: 'duration', is: [10] },
      input: 'resolution',
      allowed: ['768p'],
      option: 'resolution',
      reason: 'hailuo-2.3 makes 10 s at 768p only',
    },
  ],
  price: secondHand(
    {
      by: 'video',
      rates: [
        { when: { resolution: '768p', duration: 6 }, usd: 0.28 },
        { when: { resolution: '768p', duration: 10 }, usd: 0.56 },
        { when: { resolution: '1080p', duration: 6 }, usd: 0.49 },
      ],
    },
    'list prices of other services for the same model',
  ),
  licence: { name: 'Terms of MiniMax', url: 'https://replicate.com/minimax/hailuo-2.3' },
  sizes: '768p or 1080p',
  lengths: '6 or 10 s',
});
