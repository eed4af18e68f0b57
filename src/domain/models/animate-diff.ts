import { buildSchema, choice, integer, number, text } from './build-schema.js';
import { clipPromptLimit } from './clip-prompt-limit.js';
import { defineModel } from './define-model.js';
import { hardwareRates, secondHand } from './price-terms.js';

/** AnimateDiff (https://replicate.com/lucataco/animate-diff). */
export const animateDiff = defineModel({
  name: 'animatediff',
  aliases: ['animate-diff'],
  huggingFaceIds: [
    'guoyww/animatediff',
    'guoyww/animatediff-motion-adapter-v1-4',
    'guoyww/animatediff-motion-adapter-v1-5',
    'guoyww/animatediff-motion-adapter-v1-5-2',
  ],
  provider: 'replicate',
  slug: 'lucataco/animate-diff',
  version: 'beecf59c4aee8d81bf04f0381033dfa10dc16e845b4ae00d281e2fa377e48a9f',
  official: false,
  kind: 'text-to-video',
  title: 'AnimateDiff',
  description: 'Adds motion to image models of the Stable Diffusion 1.5 family',
  schema: buildSchema('uri', [
    text('prompt', { default: 'masterpiece, best quality, 1girl, ...' }),
    text('n_prompt', { default: '', description: 'Negative prompt' }),
    choice('motion_module', ['mm_sd_v14', 'mm_sd_v15', 'mm_sd_v15_v2'], { default: 'mm_sd_v14' }),
    text('path', { default: 'toonyou_beta3.safetensors', description: 'Image model that is animated' }),
    integer('steps', { default: 25, minimum: 1, maximum: 100, description: 'Denoising steps' }),
    number('guidance_scale', { default: 7.5 }),
    integer('seed'),
  ]),
  options: {
    prompt: 'prompt',
    negativePrompt: 'n_prompt',
    steps: 'steps',
    guidanceScale: 'guidance_scale',
    seed: 'seed',
    length: { by: 'fixed', seconds: 2 },
    fps: { fixed: 8 },
    size: { by: 'fixed', width: 512, height: 512 },
  },
  promptLimit: clipPromptLimit,
  price: secondHand(
    { by: 'gpu-second', ...hardwareRates.l40s, growsWith: ['steps'] },
    'public copies of the hardware rates; hardware and run time are judged from models of this size',
  ),
  typicalRunSeconds: [20, 90],
  licence: { name: 'Apache-2.0', url: 'https://github.com/guoyww/AnimateDiff/blob/main/LICENSE.txt' },
  notes: ['--input path=... chooses the image model and with it the style'],
  sizes: '512x512',
  lengths: '16 frames at 8 fps (2 s)',
});
