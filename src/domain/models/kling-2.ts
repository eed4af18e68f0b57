import { buildSchema, choice, flag, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

const shared = {
  provider: 'replicate',
  official: true,
  promptLimit: {
    unit: 'characters',
    count: 2500,
    source: "Kling's API documentation: the prompt has at most 2,500 characters",
  },
  lengths: '5 or 10 s',
} as const;

const shapes = ['16:9', '9:16', '1:1'];

/** Kling 2.1 (https://replicate.com/kwaivgi/kling-v2.1). */
export const kling21 = defineModel({
  ...shared,
  name: 'kling-2.1',
  aliases: ['kling-v2.1', 'kling2.1'],
  slug: 'kwaivgi/kling-v2.1',
  kind: 'image-to-video',
  title: 'Kling 2.1',
  description: 'Image to video at 720p or 1080p',
  schema: buildSchema('uri', [
    choice('mode', ['standard', 'pro'], {
      default: 'standard',
      description: 'standard is 720p, pro is 1080p',
    }),
    text('prompt', { required: true }),
    choice('duration', [5, 10], { default: 5, description: 'Seconds' }),
    uri('end_image', { description: 'Last frame, in mode pro' }),
    uri('start_image', { description: 'Start frame; the model does not run without it' }),
    text('negative_prompt', { default: '' }),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    image: 'start_image',
    lastImage: { input: 'end_image', needsImage: true },
    length: { by: 'seconds', input: 'duration' },
    fps: { fixed: 24 },
    size: { by: 'shape', resolution: { input: 'mode', pixels: { standard: 720, pro: 1080 } } },
    reasons: { size: 'the start image decides the shape' },
  },
  limits: [
    {
      when: { input: 'end_image' },
      input: 'mode',
      allowed: ['pro'],
      option: 'resolution',
      reason: 'kling-2.1 takes a last frame in mode pro (1080p) only',
    },
  ],
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { mode: 'standard' }, usd: 0.05 },
        { when: { mode: 'pro' }, usd: 0.09 },
      ],
    },
    'tables in public projects; the figure of mode pro is less sure',
  ),
  licence: { name: 'Terms of Kuaishou', url: 'https://replicate.com/kwaivgi/kling-v2.1' },
  sizes: '720p or 1080p, shape of the image',
});

/** Kling 2.5 Turbo Pro (https://replicate.com/kwaivgi/kling-v2.5-turbo-pro). */
export const kling25 = defineModel({
  ...shared,
  name: 'kling-2.5',
  aliases: [
    'kling',
    'kling-v2.5',
    'kling2.5',
    'kling-2.5-turbo',
    'kling-2.5-turbo-pro',
    'kling-v2.5-turbo-pro',
  ],
  slug: 'kwaivgi/kling-v2.5-turbo-pro',
  kind: 'both',
  title: 'Kling 2.5 Turbo Pro',
  description: 'Smooth motion and close following of the prompt, from words or images',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    text('negative_prompt'),
    choice('duration', [5, 10], { default: 5, description: 'Seconds' }),
    choice('aspect_ratio', shapes, { default: '16:9', description: 'Passed over when there is an image' }),
    uri('start_image', { description: 'Start frame' }),
    uri('end_image', { description: 'Last frame' }),
    uri('image', { description: 'Old name of start_image' }),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    image: 'start_image',
    lastImage: { input: 'end_image', needsImage: true },
    length: { by: 'seconds', input: 'duration' },
    size: { by: 'shape', aspect: { input: 'aspect_ratio', fromImage: true } },
  },
  price: secondHand(
    { by: 'second', rates: [{ usd: 0.07 }] },
    'a copy of its page: $0.07 per second of output video',
  ),
  licence: { name: 'Terms of Kuaishou', url: 'https://replicate.com/kwaivgi/kling-v2.5-turbo-pro' },
  sizes: '16:9, 9:16 or 1:1',
});

/** Kling 2.6 (https://replicate.com/kwaivgi/kling-v2.6). */
export const kling26 = defineModel({
  ...shared,
  name: 'kling-2.6',
  aliases: ['kling-v2.6', 'kling2.6'],
  slug: 'kwaivgi/kling-v2.6',
  kind: 'both',
  title: 'Kling 2.6',
  description: 'Cinematic Kling with native sound',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    text('negative_prompt'),
    choice('duration', [5, 10], { default: 5, description: 'Seconds' }),
    choice('aspect_ratio', shapes, { default: '16:9' }),
    uri('start_image', { description: 'Start frame' }),
    flag('generate_audio', { default: true }),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    image: 'start_image',
    length: { by: 'seconds', input: 'duration' },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' } },
  },
  price: secondHand(
    { by: 'second', rates: [{ when: { generate_audio: false }, usd: 0.07 }, { usd: 0.14 }] },
    'a copy of its page: $0.07 per second without sound, $0.14 with',
  ),
  licence: { name: 'Terms of Kuaishou', url: 'https://replicate.com/kwaivgi/kling-v2.6' },
  notes: ['--input generate_audio=false is silent and costs half'],
  sizes: '16:9, 9:16 or 1:1',
});
