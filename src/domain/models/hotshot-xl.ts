import { buildSchema, choice, flag, integer, text } from './build-schema.js';
import { clipPromptLimit } from './clip-prompt-limit.js';
import { defineModel } from './define-model.js';
import { hardwareRates, secondHand } from './price-terms.js';

const sides = [256, 320, 384, 448, 512, 576, 640, 672, 704, 768, 832, 896, 960, 1024];

/** Hotshot-XL (https://replicate.com/lucataco/hotshot-xl). */
export const hotshotXl = defineModel({
  name: 'hotshot',
  aliases: ['hotshot-xl'],
  huggingFaceIds: ['hotshotco/Hotshot-XL'],
  provider: 'replicate',
  slug: 'lucataco/hotshot-xl',
  version: '78b3a6257e16e4b241245d65c8b2b81ea2e1ff7ed4c55306b511509ddbfd327a',
  official: false,
  kind: 'text-to-video',
  title: 'Hotshot-XL',
  description: 'One second of motion in the style of Stable Diffusion XL',
  schema: buildSchema('uri', [
    flag('mp4', { default: false, description: 'MP4 instead of GIF' }),
    integer('seed'),
    integer('steps', { default: 30, minimum: 1, maximum: 500, description: 'Denoising steps' }),
    choice('width', sides, { default: 672, description: 'Pixels' }),
    choice('height', sides, { default: 384, description: 'Pixels' }),
    text('prompt', { default: 'a camel smoking a cigarette, hd, high quality' }),
    choice(
      'scheduler',
      [
        'DDIMScheduler',
        'DPMSolverMultistepScheduler',
        'HeunDiscreteScheduler',
        'KarrasDPM',
        'EulerAncestralDiscreteScheduler',
        'EulerDiscreteScheduler',
        'PNDMScheduler',
      ],
      { default: 'EulerAncestralDiscreteScheduler' },
    ),
    text('negative_prompt', { default: 'blurry' }),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    steps: 'steps',
    seed: 'seed',
    length: { by: 'fixed', seconds: 1 },
    fps: { fixed: 8 },
    size: { by: 'pixels', width: 'width', height: 'height', multiple: 64 },
  },
  fixedInput: { mp4: true },
  promptLimit: clipPromptLimit,
  price: secondHand(
    { by: 'gpu-second', ...hardwareRates.l40s, growsWith: ['steps', 'width', 'height'] },
    'public copies of the hardware rates; hardware and run time are judged from models of this size',
  ),
  typicalRunSeconds: [15, 60],
  licence: {
    name: 'Apache-2.0',
    url: 'https://github.com/hotshotco/Hotshot-XL/blob/main/LICENSE',
  },
  sizes: '672x384; 256 to 1024 a side',
  lengths: '8 frames at 8 fps (1 s)',
});
