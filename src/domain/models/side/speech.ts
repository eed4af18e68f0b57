import { buildSchema, integer, number, text } from '../build-schema.js';
import { defineModel } from '../define-model.js';
import { secondHand, unknownTerms } from '../price-terms.js';

const side = { options: {}, sizes: '', provider: 'replicate', kind: 'speech' } as const;

/** Kokoro 82M (https://replicate.com/jaaari/kokoro-82m). Its voices speak no Korean. */
export const kokoro = defineModel({
  ...side,
  name: 'kokoro',
  slug: 'jaaari/kokoro-82m',
  version: 'f559560eb822dc509045f3921a1921234918b91739db4bf3daab2169b71c7a13',
  official: false,
  title: 'Kokoro 82M',
  description: 'Small open speech model with English, Japanese, Chinese and some European voices',
  schema: buildSchema('uri', [
    text('text', { required: true, description: 'What is said' }),
    text('voice', { default: 'af_bella' }),
    number('speed', { default: 1, minimum: 0.1, maximum: 5 }),
  ]),
  defaults: { voice: 'af_bella', speed: 1 },
  price: secondHand(
    { by: 'gpu-second', hardware: 'an Nvidia T4', usdPerSecond: 0.000225 },
    'public copies of the hardware rates; hardware and run time are judged from its size',
  ),
  typicalRunSeconds: [1, 6],
  licence: { name: 'Apache-2.0', url: 'https://huggingface.co/hexgrad/Kokoro-82M' },
  lengths: 'as long as the text',
});

/** MiniMax Speech 02 Turbo (https://replicate.com/minimax/speech-02-turbo). Speaks Korean. */
export const speech02Turbo = defineModel({
  ...side,
  name: 'speech-02-turbo',
  slug: 'minimax/speech-02-turbo',
  official: true,
  title: 'MiniMax Speech 02 Turbo',
  description: 'Voices in many languages, Korean among them',
  schema: buildSchema('uri', [
    text('text', { required: true, description: 'What is said, 5000 characters at most' }),
    text('voice_id', { default: 'Wise_Woman' }),
    number('speed', { default: 1, minimum: 0.5, maximum: 2 }),
    number('volume', { default: 1, minimum: 0, maximum: 10 }),
    integer('pitch', { default: 0, minimum: -12, maximum: 12 }),
    text('emotion', { default: 'auto' }),
    integer('sample_rate', { default: 32000 }),
    text('language_boost', { default: 'None' }),
  ]),
  defaults: { voice_id: 'Wise_Woman', speed: 1 },
  price: unknownTerms(),
  licence: { name: 'MiniMax terms', url: 'https://replicate.com/minimax/speech-02-turbo' },
  lengths: 'as long as the text',
});
