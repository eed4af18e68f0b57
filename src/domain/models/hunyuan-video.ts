import { buildSchema, integer, number, text } from './build-schema.js';
import { defineModel } from './define-model.js';
import { hardwareRates, secondHand } from './price-terms.js';

/** HunyuanVideo (https://replicate.com/tencent/hunyuan-video). */
export const hunyuanVideo = defineModel({
  name: 'hunyuan',
  aliases: ['hunyuan-video', 'hunyuanvideo'],
  huggingFaceIds: ['tencent/HunyuanVideo', 'hunyuanvideo-community/HunyuanVideo'],
  provider: 'replicate',
  slug: 'tencent/hunyuan-video',
  version: '6c9132aee14409cd6568d030453f1ba50f5f3412b844fe67f78a9eb62d55664f',
  official: false,
  kind: 'text-to-video',
  title: 'HunyuanVideo',
  description: 'Large open text-to-video model by Tencent with realistic motion',
  schema: buildSchema('uri', [
    integer('fps', { default: 24, minimum: 1, description: 'Frames per second' }),
    integer('seed'),
    integer('width', { default: 864, minimum: 16, maximum: 1280, description: 'Pixels, a multiple of 16' }),
    integer('height', { default: 480, minimum: 16, maximum: 1280, description: 'Pixels, a multiple of 16' }),
    text('prompt', { default: 'A cat walks on the grass, realistic style' }),
    integer('infer_steps', { default: 50, minimum: 1, description: 'Denoising steps' }),
    integer('video_length', {
      default: 129,
      minimum: 1,
      maximum: 200,
      description: 'Frames, 4k+1: 49, 129, ...',
    }),
    number('embedded_guidance_scale', { default: 6, minimum: 1, maximum: 10 }),
  ]),
  options: {
    prompt: 'prompt',
    steps: 'infer_steps',
    guidanceScale: 'embedded_guidance_scale',
    seed: 'seed',
    length: { by: 'frames', input: 'video_length', step: { every: 4, from: 1 } },
    fps: { input: 'fps' },
    size: { by: 'pixels', width: 'width', height: 'height', multiple: 16 },
  },
  price: secondHand(
    {
      by: 'gpu-second',
      ...hardwareRates.h100x4,
      growsWith: ['video_length', 'infer_steps', 'width', 'height'],
    },
    'a copy of its page of July 2025: four Nvidia H100, about $1.22 a run',
  ),
  typicalRunSeconds: [150, 260],
  licence: {
    name: 'Tencent Hunyuan Community Licence',
    url: 'https://huggingface.co/tencent/HunyuanVideo/blob/main/LICENSE',
  },
  notes: ['The licence does not cover the European Union, the United Kingdom and South Korea'],
  sizes: '864x480; multiples of 16 up to 1280',
  lengths: '129 frames at 24 fps (5 s), up to 197',
});
