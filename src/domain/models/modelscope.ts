import { buildSchema, integer, number, text } from './build-schema.js';
import { clipPromptLimit } from './clip-prompt-limit.js';
import { defineModel } from './define-model.js';
import { hardwareRates, secondHand } from './price-terms.js';

/** ModelScope text to video (https://replicate.com/cjwbw/damo-text-to-video). */
export const modelscope = defineModel({
  name: 'modelscope',
  aliases: ['damo', 'damo-text-to-video', 'text-to-video-ms-1.7b'],
  huggingFaceIds: [
    'damo-vilab/modelscope-damo-text-to-video-synthesis',
    'damo-vilab/text-to-video-ms-1.7b',
    'ali-vilab/modelscope-damo-text-to-video-synthesis',
    'ali-vilab/text-to-video-ms-1.7b',
  ],
  provider: 'replicate',
  slug: 'cjwbw/damo-text-to-video',
  version: '1e205ea73084bd17a0a3b43396e49ba0d6bc2e754e9283b2df49fad2dcf95755',
  official: false,
  kind: 'text-to-video',
  title: 'ModelScope text to video',
  description: 'The first open text-to-video model, by DAMO Vision, at 256x256',
  schema: buildSchema('uri', [
    text('prompt', { default: 'An astronaut riding a horse' }),
    text('negative_prompt'),
    integer('num_frames', { default: 16 }),
    integer('num_inference_steps', { default: 50, minimum: 1, maximum: 500, description: 'Denoising steps' }),
    integer('width', { default: 256, minimum: 256, description: 'Pixels' }),
    integer('height', { default: 256, minimum: 256, description: 'Pixels' }),
    number('guidance_scale', { default: 7.5, minimum: 1, maximum: 100 }),
    integer('fps', { default: 8, description: 'Frames per second' }),
    integer('seed'),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    steps: 'num_inference_steps',
    guidanceScale: 'guidance_scale',
    seed: 'seed',
    length: { by: 'frames', input: 'num_frames' },
    fps: { input: 'fps' },
    size: { by: 'pixels', width: 'width', height: 'height', multiple: 8 },
  },
  promptLimit: clipPromptLimit,
  price: secondHand(
    {
      by: 'gpu-second',
      ...hardwareRates.a100,
      growsWith: ['num_frames', 'num_inference_steps', 'width', 'height'],
    },
    'public copies of the hardware rates; hardware and run time are judged from models of this size',
  ),
  typicalRunSeconds: [10, 60],
  licence: {
    name: 'CC-BY-NC-4.0',
    url: 'https://huggingface.co/damo-vilab/modelscope-damo-text-to-video-synthesis',
  },
  notes: [
    'The weights may not be used commercially',
    'Clips can carry the watermark of its training material',
  ],
  sizes: '256x256; multiples of 8 from 256',
  lengths: '16 frames at 8 fps (2 s), free',
});
