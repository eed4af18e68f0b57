import { buildSchema, choice, flag, integer, number, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { OptionMap } from './option-map.js';
import { secondHand } from './price-terms.js';

const loras = [
  number('lora_scale_transformer', { default: 1 }),
  number('lora_scale_transformer_2', { default: 1 }),
  text('lora_weights_transformer', { description: 'Address of a .safetensors file' }),
  text('lora_weights_transformer_2', { description: 'Address of a .safetensors file' }),
];

const frames = integer('num_frames', {
  default: 81,
  minimum: 81,
  maximum: 121,
  description: '81 gives the best results',
});

const rate = integer('frames_per_second', {
  default: 16,
  minimum: 5,
  maximum: 30,
  description: 'The price goes by the length at 16 fps',
});

const interpolation = (on: boolean) =>
  flag('interpolate_output', {
    default: on,
    description: 'Brings the clip to 30 fps with frames in between',
  });

const options: OptionMap = {
  prompt: 'prompt',
  seed: 'seed',
  length: { by: 'frames', input: 'num_frames' },
  fps: { input: 'frames_per_second', also: { interpolate_output: false } },
};

/** Interpolation costs extra by one table ($0.11 against $0.145 at 720p); at 480p the extra is not known. */
const price = secondHand(
  {
    by: 'frames',
    input: 'num_frames',
    per: 81,
    rates: [
      { when: { resolution: '480p', interpolate_output: false }, usd: 0.05 },
      { when: { resolution: '480p' }, usd: 0.05, highUsd: 0.066 },
      { when: { resolution: '720p', interpolate_output: false }, usd: 0.1, highUsd: 0.11 },
      { when: { resolution: '720p' }, usd: 0.1, highUsd: 0.145 },
    ],
  },
  'tables in public projects of 2026',
);

const shared = {
  provider: 'replicate',
  official: true,
  price,
  typicalRunSeconds: [20, 90],
  licence: { name: 'Apache-2.0', url: 'https://github.com/Wan-Video/Wan2.2/blob/main/LICENSE.txt' },
  lengths: '81 to 121 frames at 5 to 30 fps (5 s at 16 fps)',
} as const;

/** Wan 2.2 text to video, fast (https://replicate.com/wan-video/wan-2.2-t2v-fast). */
export const wan22 = defineModel({
  ...shared,
  name: 'wan-2.2',
  aliases: ['wan', 'wan2.2', 'wan-t2v', 'wan-2.2-t2v', 'wan-2.2-t2v-fast'],
  huggingFaceIds: ['Wan-AI/Wan2.2-T2V-A14B', 'Wan-AI/Wan2.2-T2V-A14B-Diffusers'],
  slug: 'wan-video/wan-2.2-t2v-fast',
  kind: 'text-to-video',
  title: 'Wan 2.2 text to video, fast',
  description: 'Very fast and cheap version of the open Wan 2.2 A14B',
  schema: buildSchema('uri', [
    integer('seed'),
    text('prompt', { required: true }),
    flag('go_fast', { default: true }),
    frames,
    choice('resolution', ['480p', '720p'], { default: '480p', description: '480p is 832x480' }),
    choice('aspect_ratio', ['16:9', '9:16'], { default: '16:9' }),
    number('sample_shift', { default: 12, minimum: 1, maximum: 20 }),
    flag('optimize_prompt', { default: false, description: 'Translates the prompt to Chinese first' }),
    rate,
    interpolation(true),
    flag('disable_safety_checker', { default: false }),
    ...loras,
  ]),
  options: {
    ...options,
    size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'resolution' } },
  },
  sizes: '480p or 720p, 16:9 or 9:16',
  imageSibling: 'wan-2.2-i2v',
});

/** Wan 2.2 image to video, fast (https://replicate.com/wan-video/wan-2.2-i2v-fast). */
export const wan22Image = defineModel({
  ...shared,
  name: 'wan-2.2-i2v',
  aliases: ['wan-i2v', 'wan-2.2-i2v-fast'],
  huggingFaceIds: ['Wan-AI/Wan2.2-I2V-A14B', 'Wan-AI/Wan2.2-I2V-A14B-Diffusers'],
  slug: 'wan-video/wan-2.2-i2v-fast',
  kind: 'image-to-video',
  title: 'Wan 2.2 image to video, fast',
  description: 'Very fast and cheap version of the open Wan 2.2 A14B that starts from an image',
  schema: buildSchema('uri', [
    integer('seed'),
    uri('image', { required: true, description: 'Start frame' }),
    text('prompt', { required: true }),
    flag('go_fast', { default: true }),
    uri('last_image', { description: 'Last frame' }),
    frames,
    choice('resolution', ['480p', '720p'], { default: '480p', description: '480p is 832x480' }),
    number('sample_shift', { default: 12, minimum: 1, maximum: 20 }),
    rate,
    interpolation(false),
    flag('disable_safety_checker', { default: false }),
    ...loras,
  ]),
  options: {
    ...options,
    image: 'image',
    lastImage: { input: 'last_image' },
    size: { by: 'shape', resolution: { input: 'resolution' } },
    reasons: { size: 'the start image decides the shape' },
  },
  sizes: '480p or 720p, shape of the image',
});
