import { buildSchema, choice, flag, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

/** Kling 3 (https://replicate.com/kwaivgi/kling-v3-video). */
export const kling3 = defineModel({
  name: 'kling-3',
  aliases: ['kling-v3', 'kling3', 'kling-3.0', 'kling-v3-video'],
  provider: 'replicate',
  slug: 'kwaivgi/kling-v3-video',
  official: true,
  kind: 'both',
  title: 'Kling 3',
  description: 'Up to 15 s with sound and several shots in one clip',
  schema: buildSchema('uri', [
    text('prompt', { required: true }),
    text('negative_prompt'),
    integer('duration', { default: 5, minimum: 3, maximum: 15, description: 'Seconds' }),
    choice('aspect_ratio', ['16:9', '9:16', '1:1'], { default: '16:9' }),
    choice('mode', ['standard', 'pro'], { default: 'pro', description: 'standard is 720p, pro is 1080p' }),
    flag('generate_audio', { default: false }),
    uri('start_image', { description: 'Start frame' }),
    uri('end_image', { description: 'Last frame' }),
    text('multi_prompt', { description: 'JSON list of {prompt, duration}: up to 6 shots' }),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    image: 'start_image',
    lastImage: { input: 'end_image', needsImage: true },
    length: { by: 'seconds', input: 'duration' },
    size: {
      by: 'shape',
      aspect: { input: 'aspect_ratio' },
      resolution: { input: 'mode', pixels: { standard: 720, pro: 1080 } },
    },
  },
  promptLimit: {
    unit: 'characters',
    count: 2500,
    source: "Kling's API documentation: the prompt has at most 2,500 characters",
  },
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { mode: 'standard', generate_audio: false }, usd: 0.168 },
        { when: { mode: 'standard', generate_audio: true }, usd: 0.252 },
        { when: { mode: 'pro', generate_audio: false }, usd: 0.224 },
        { when: { mode: 'pro', generate_audio: true }, usd: 0.336 },
      ],
    },
    'tables in public projects of 2026',
  ),
  typicalRunSeconds: [180, 420],
  licence: { name: 'Terms of Kuaishou', url: 'https://replicate.com/kwaivgi/kling-v3-video' },
  sizes: '720p or 1080p; 16:9, 9:16 or 1:1',
  lengths: '3 to 15 s',
});
