import { buildSchema, choice, flag, integer, number, text, uri } from './build-schema.js';
import { clipPromptLimit } from './clip-prompt-limit.js';
import { defineModel } from './define-model.js';
import type { OptionMap } from './option-map.js';
import { hardwareRates, secondHand } from './price-terms.js';

const slug = 'anotherjesse/zeroscope-v2-xl';
const version = '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351';

const schema = buildSchema('uri-list', [
  integer('fps', { default: 8, description: 'Frames per second' }),
  integer('seed'),
  choice('model', ['xl', '576w', 'potat1', 'animov-512x'], { default: 'xl', description: 'Weights to use' }),
  integer('width', { default: 576, minimum: 256, description: 'Pixels' }),
  integer('height', { default: 320, minimum: 256, description: 'Pixels' }),
  text('prompt', { default: 'An astronaut riding a horse' }),
  integer('batch_size', { default: 1, minimum: 1, description: 'Clips made in one run' }),
  uri('init_video', { description: 'Video to start from' }),
  integer('num_frames', { default: 24 }),
  number('init_weight', { default: 0.5, description: 'Strength of the initial video' }),
  number('guidance_scale', { default: 7.5, minimum: 1, maximum: 100 }),
  text('negative_prompt'),
  flag('remove_watermark', { default: false }),
  integer('num_inference_steps', { default: 50, minimum: 1, maximum: 500, description: 'Denoising steps' }),
]);

const options: OptionMap = {
  prompt: 'prompt',
  negativePrompt: 'negative_prompt',
  steps: 'num_inference_steps',
  guidanceScale: 'guidance_scale',
  seed: 'seed',
  length: { by: 'frames', input: 'num_frames' },
  fps: { input: 'fps' },
  size: { by: 'pixels', width: 'width', height: 'height', multiple: 8 },
  initVideo: 'init_video',
};

const price = secondHand(
  {
    by: 'gpu-second',
    ...hardwareRates.a100,
    growsWith: ['num_frames', 'num_inference_steps', 'batch_size', 'width', 'height'],
  },
  'public copies of the hardware rates; hardware and run time are judged from models of this size and a public table that gives about $0.035 a run',
);

const usualSettings = { num_inference_steps: 50, num_frames: 24, guidance_scale: 7.5 };

/** Zeroscope v2 576w (https://replicate.com/anotherjesse/zeroscope-v2-xl). */
export const zeroscope = defineModel({
  name: 'zeroscope',
  aliases: ['zeroscope-v2', 'zeroscope-576w', 'zeroscope-v2-576w', 'zeroscope_v2_576w'],
  huggingFaceIds: ['cerspense/zeroscope_v2_576w'],
  provider: 'replicate',
  slug,
  version,
  official: false,
  kind: 'text-to-video',
  title: 'Zeroscope v2 576w',
  description: 'Open text-to-video model without watermark, quick and cheap, made for 576x320',
  schema,
  options,
  fixedInput: { model: '576w' },
  defaults: { ...usualSettings, width: 576, height: 320 },
  promptLimit: clipPromptLimit,
  price,
  typicalRunSeconds: [15, 60],
  licence: { name: 'CC-BY-NC-4.0', url: 'https://huggingface.co/cerspense/zeroscope_v2_576w' },
  notes: [
    'The weights may not be used commercially',
    'Better in two steps: make it here, then pass the clip to zeroscope-xl with --init-video',
  ],
  sizes: '576x320; multiples of 8 from 256',
  lengths: '24 frames at 8 fps (3 s), free',
});

/** Zeroscope v2 XL (https://replicate.com/anotherjesse/zeroscope-v2-xl). */
export const zeroscopeXl = defineModel({
  name: 'zeroscope-xl',
  aliases: ['zeroscope-v2-xl', 'zeroscope_v2_xl', slug],
  huggingFaceIds: ['cerspense/zeroscope_v2_XL'],
  provider: 'replicate',
  slug,
  version,
  official: false,
  kind: 'text-to-video',
  title: 'Zeroscope v2 XL',
  description: 'Raises clips of zeroscope to 1024x576 from an initial video, or makes them from words',
  schema,
  options,
  fixedInput: { model: 'xl' },
  defaults: { ...usualSettings, width: 1024, height: 576 },
  promptLimit: clipPromptLimit,
  price,
  typicalRunSeconds: [30, 150],
  licence: { name: 'CC-BY-NC-4.0', url: 'https://huggingface.co/cerspense/zeroscope_v2_XL' },
  notes: [
    'The weights may not be used commercially',
    'Needs 15.3 GB of video memory for 30 frames at 1024x576, by the model card',
    'With --init-video, --input init_weight=0.2 follows the initial video less closely than the default 0.5',
  ],
  sizes: '1024x576; multiples of 8 from 256',
  lengths: '24 frames at 8 fps (3 s), free',
});
