import { buildSchema, choice, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { AspectRule } from './option-map.js';
import { secondHand } from './price-terms.js';

const fields = [
  text('prompt', { required: true }),
  choice('seconds', [4, 8, 12], { default: 4 }),
  choice('aspect_ratio', ['portrait', 'landscape'], { default: 'portrait' }),
  uri('input_reference', { description: 'Start frame in the shape of the video' }),
  text('openai_api_key', { description: 'Secret: bills your own account at OpenAI' }),
];

const aspect: AspectRule = {
  input: 'aspect_ratio',
  names: { portrait: '9:16', landscape: '16:9' },
};

const shared = {
  provider: 'replicate',
  official: true,
  kind: 'both',
  notes: ['Upright unless --aspect 16:9 is given', 'Makes sound and speech'],
  lengths: '4, 8 or 12 s',
} as const;

/** Sora 2 (https://replicate.com/openai/sora-2). */
export const sora2 = defineModel({
  ...shared,
  name: 'sora-2',
  aliases: ['sora', 'sora2'],
  slug: 'openai/sora-2',
  title: 'Sora 2',
  description: "OpenAI's model with synchronised sound",
  schema: buildSchema('uri', fields),
  options: {
    prompt: 'prompt',
    image: 'input_reference',
    length: { by: 'seconds', input: 'seconds' },
    size: { by: 'shape', aspect, resolution: { fixed: 720 } },
  },
  price: secondHand({ by: 'second', rates: [{ usd: 0.1 }] }, 'tables in public projects'),
  licence: { name: 'Terms of OpenAI', url: 'https://replicate.com/openai/sora-2' },
  sizes: '720p, 9:16 or 16:9',
});

/** Sora 2 Pro (https://replicate.com/openai/sora-2-pro). */
export const sora2Pro = defineModel({
  ...shared,
  name: 'sora-2-pro',
  aliases: ['sora-pro'],
  slug: 'openai/sora-2-pro',
  title: 'Sora 2 Pro',
  description: 'Sora 2 with a finer picture',
  schema: buildSchema('uri', [
    ...fields,
    choice('resolution', ['standard', 'high'], {
      default: 'standard',
      description: 'standard is 720p, high is 1024p',
    }),
  ]),
  options: {
    prompt: 'prompt',
    image: 'input_reference',
    length: { by: 'seconds', input: 'seconds' },
    size: {
      by: 'shape',
      aspect,
      resolution: { input: 'resolution', pixels: { standard: 720, high: 1024 } },
    },
  },
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { resolution: 'standard' }, usd: 0.3 },
        { when: { resolution: 'high' }, usd: 0.5 },
      ],
    },
    'tables in public projects',
  ),
  licence: { name: 'Terms of OpenAI', url: 'https://replicate.com/openai/sora-2-pro' },
  sizes: '720p or 1024p, 9:16 or 16:9',
});
