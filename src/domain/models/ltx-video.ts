import { buildSchema, choice, integer, number, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { hardwareRates, secondHand } from './price-terms.js';

/** LTX-Video (https://replicate.com/lightricks/ltx-video). */
export const ltxVideo = defineModel({
  name: 'ltx',
  aliases: ['ltx-video', 'ltxv'],
  huggingFaceIds: ['Lightricks/LTX-Video'],
  provider: 'replicate',
  slug: 'lightricks/ltx-video',
  version: '8c47da666861d081eeb4d1261853087de23923a268a69b63febdf5dc1dee08e4',
  official: false,
  kind: 'both',
  title: 'LTX-Video',
  description: 'Very fast open model by Lightricks, up to 10 s at 24 fps',
  schema: buildSchema('uri-list', [
    number('cfg', { default: 3, minimum: 1, maximum: 20, description: 'Guidance scale' }),
    integer('seed'),
    uri('image', { description: 'Start frame' }),
    choice('model', ['0.9.1', '0.9'], { default: '0.9.1', description: 'Version of the weights' }),
    integer('steps', { default: 30, minimum: 1, maximum: 50, description: 'Denoising steps' }),
    choice('length', [97, 129, 161, 193, 225, 257], { default: 97, description: 'Frames' }),
    text('prompt', { default: 'best quality, 4k, HDR, a tracking shot of a beautiful scene' }),
    choice('target_size', [512, 576, 640, 704, 768, 832, 896, 960, 1024], {
      default: 640,
      description: 'Side of a square of the same area as the picture, pixels',
    }),
    choice(
      'aspect_ratio',
      ['1:1', '1:2', '2:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '9:21', '21:9'],
      { default: '3:2', description: 'Passed over when there is an image' },
    ),
    text('negative_prompt', { default: 'low quality, worst quality, deformed, distorted' }),
    number('image_noise_scale', {
      default: 0.15,
      minimum: 0,
      maximum: 1,
      description: 'Smaller stays closer to the image',
    }),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'negative_prompt',
    steps: 'steps',
    guidanceScale: 'cfg',
    seed: 'seed',
    image: 'image',
    length: { by: 'frames', input: 'length' },
    fps: { fixed: 24 },
    size: {
      by: 'shape',
      aspect: { input: 'aspect_ratio', fromImage: true },
      resolution: { input: 'target_size', measure: 'square-root' },
    },
  },
  price: secondHand(
    { by: 'gpu-second', ...hardwareRates.l40s, growsWith: ['length', 'steps'] },
    'a copy of its page of July 2025: an Nvidia L40S, 13 s, about $0.013 a run',
  ),
  typicalRunSeconds: [8, 30],
  licence: { name: 'LTX-Video licence', url: 'https://website.ltx.video/api-license-agreement' },
  notes: ['Long, descriptive prompts give much better results than short ones'],
  sizes: '768x512; 13 shapes',
  lengths: '97 to 257 frames at 24 fps (4 to 11 s)',
});
