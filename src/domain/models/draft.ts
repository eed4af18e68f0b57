import { buildSchema, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { freeTerms } from './price-terms.js';

/** Embedded draft engine (the provider `local`). */
export const draft = defineModel({
  name: 'draft',
  aliases: ['local/draft'],
  provider: 'local',
  slug: 'draft',
  official: false,
  kind: 'both',
  title: 'Embedded draft engine',
  description:
    'Draws an animatic from the words of the prompt on this machine, without AI and free of charge',
  schema: buildSchema('uri', [
    text('prompt', { description: 'Its words choose the scene, in English or Korean' }),
    uri('image', { description: 'Start frame, a file on this machine: the view moves slowly into it' }),
    integer('frames', { default: 120, minimum: 1, maximum: 3600 }),
    integer('fps', { default: 24, minimum: 1, maximum: 60, description: 'Frames per second' }),
    integer('width', { default: 1280, minimum: 64, maximum: 3840, description: 'Pixels, even' }),
    integer('height', { default: 720, minimum: 64, maximum: 3840, description: 'Pixels, even' }),
    integer('seed', { minimum: 0, maximum: 2147483647 }),
  ]),
  options: {
    prompt: 'prompt',
    image: 'image',
    seed: 'seed',
    length: { by: 'frames', input: 'frames' },
    fps: { input: 'fps' },
    size: { by: 'pixels', width: 'width', height: 'height', multiple: 2 },
    reasons: {
      negativePrompt: 'drafts are drawn from the words of the prompt alone',
      steps: 'drafts are drawn, not denoised',
      guidanceScale: 'drafts are drawn, not denoised',
      device: 'drafts are drawn by the processor',
    },
  },
  defaults: { frames: 120, fps: 24, width: 1280, height: 720 },
  price: freeTerms(),
  licence: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  notes: ['A small mark says DRAFT in every frame', 'The same words and seed give the same file'],
  sizes: '1280x720; even, 64 to 3840',
  lengths: '120 frames at 24 fps (5 s), up to 3600',
});
