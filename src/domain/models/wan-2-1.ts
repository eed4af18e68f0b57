import { buildSchema, choice, integer, number, text } from './build-schema.js';
import { defineModel } from './define-model.js';
import { unknownTerms } from './price-terms.js';

/** Wan 2.1 1.3B (https://replicate.com/wan-video/wan-2.1-1.3b). */
export const wan21 = defineModel({
  name: 'wan-2.1',
  aliases: ['wan2.1', 'wan-2.1-1.3b'],
  huggingFaceIds: ['Wan-AI/Wan2.1-T2V-1.3B', 'Wan-AI/Wan2.1-T2V-1.3B-Diffusers'],
  provider: 'replicate',
  slug: 'wan-video/wan-2.1-1.3b',
  official: true,
  kind: 'text-to-video',
  title: 'Wan 2.1 1.3B',
  description: 'The small Wan: up to 5 s at 480p from words',
  schema: buildSchema('uri', [
    integer('seed'),
    text('prompt', { required: true }),
    choice('frame_num', [17, 33, 49, 65, 81], { default: 81, description: 'Frames, at 16 fps' }),
    choice('resolution', ['480p'], { default: '480p' }),
    choice('aspect_ratio', ['16:9', '9:16'], { default: '16:9' }),
    number('sample_shift', { default: 8, minimum: 0, maximum: 20 }),
    integer('sample_steps', { default: 30, minimum: 10, maximum: 50, description: 'Denoising steps' }),
    number('sample_guide_scale', { default: 6, minimum: 0, maximum: 20, description: 'Guidance scale' }),
  ]),
  options: {
    prompt: 'prompt',
    steps: 'sample_steps',
    guidanceScale: 'sample_guide_scale',
    seed: 'seed',
    length: { by: 'frames', input: 'frame_num' },
    fps: { fixed: 16 },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'resolution' } },
  },
  price: unknownTerms(),
  licence: { name: 'Apache-2.0', url: 'https://github.com/Wan-Video/Wan2.1/blob/main/LICENSE.txt' },
  sizes: '480p, 16:9 or 9:16',
  lengths: '17 to 81 frames at 16 fps (1 to 5 s)',
});
