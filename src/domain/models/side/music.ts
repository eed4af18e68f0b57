import { buildSchema, choice, integer, text } from '../build-schema.js';
import { defineModel } from '../define-model.js';
import { hardwareRates, secondHand, unknownTerms } from '../price-terms.js';

const side = { options: {}, sizes: '', provider: 'replicate', kind: 'music' } as const;

/** MusicGen (https://replicate.com/meta/musicgen). */
export const musicgen = defineModel({
  ...side,
  name: 'musicgen',
  slug: 'meta/musicgen',
  version: '671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb',
  official: false,
  title: 'MusicGen',
  description: 'Music from a description, open weights',
  schema: buildSchema('uri', [
    integer('seed'),
    text('prompt', { description: 'The music in words' }),
    integer('duration', { default: 8, description: 'Seconds' }),
    choice('model_version', ['stereo-melody-large', 'stereo-large', 'melody-large', 'large'], {
      default: 'stereo-melody-large',
    }),
    choice('output_format', ['wav', 'mp3'], { default: 'wav' }),
  ]),
  defaults: { duration: 8, model_version: 'stereo-melody-large', output_format: 'wav' },
  price: secondHand(
    { by: 'gpu-second', ...hardwareRates.a100, growsWith: ['duration'] },
    'public copies of the hardware rates; hardware and run time are judged from its size',
  ),
  typicalRunSeconds: [15, 60],
  licence: {
    name: 'CC-BY-NC-4.0',
    url: 'https://github.com/facebookresearch/audiocraft/blob/main/LICENSE_weights',
  },
  notes: ['The weights may not be used commercially'],
  lengths: 'up to 30 s well',
});

/** Lyria 2 (https://replicate.com/google/lyria-2): 30 s of music at 48 kHz. */
export const lyria2 = defineModel({
  ...side,
  name: 'lyria-2',
  slug: 'google/lyria-2',
  official: true,
  title: 'Lyria 2',
  description: 'Music at 48 kHz from a description',
  schema: buildSchema('uri', [
    integer('seed'),
    text('prompt', { required: true, description: 'The music in words' }),
    text('negative_prompt', { description: 'What is left out' }),
  ]),
  price: unknownTerms(),
  licence: { name: 'Google terms', url: 'https://replicate.com/google/lyria-2' },
  lengths: 'chosen by the model',
});
