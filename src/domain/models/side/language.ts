import { buildSchema, choice, integer, list, number, text } from '../build-schema.js';
import { defineModel } from '../define-model.js';
import { unknownTerms } from '../price-terms.js';

const side = {
  options: {},
  sizes: '',
  provider: 'replicate',
  kind: 'language',
  official: true,
  price: unknownTerms(),
  lengths: 'text',
} as const;

/** GPT-5 mini (https://replicate.com/openai/gpt-5-mini). */
export const gpt5Mini = defineModel({
  ...side,
  name: 'gpt-5-mini',
  slug: 'openai/gpt-5-mini',
  title: 'GPT-5 mini',
  description: 'Small language model that follows instructions well',
  schema: buildSchema('text', [
    text('prompt'),
    list('messages', { default: [] }),
    choice('verbosity', ['low', 'medium', 'high'], { default: 'medium' }),
    text('system_prompt'),
    choice('reasoning_effort', ['minimal', 'low', 'medium', 'high'], { default: 'minimal' }),
    integer('max_completion_tokens'),
  ]),
  licence: { name: 'OpenAI terms', url: 'https://openai.com/policies/' },
});

/** GPT-4.1 mini (https://replicate.com/openai/gpt-4.1-mini). */
export const gpt41Mini = defineModel({
  ...side,
  name: 'gpt-4.1-mini',
  slug: 'openai/gpt-4.1-mini',
  title: 'GPT-4.1 mini',
  description: 'Small, cheap language model',
  schema: buildSchema('text', [
    number('top_p', { default: 1, minimum: 0, maximum: 1 }),
    text('prompt'),
    list('messages', { default: [] }),
    number('temperature', { default: 1, minimum: 0, maximum: 2 }),
    text('system_prompt'),
    integer('max_completion_tokens', { default: 4096 }),
  ]),
  licence: { name: 'OpenAI terms', url: 'https://openai.com/policies/' },
});

/** Gemini 2.5 Flash (https://replicate.com/google/gemini-2.5-flash). */
export const gemini25Flash = defineModel({
  ...side,
  name: 'gemini-2.5-flash',
  slug: 'google/gemini-2.5-flash',
  title: 'Gemini 2.5 Flash',
  description: 'Quick language model with long answers',
  schema: buildSchema('text', [
    number('top_p', { default: 0.95, minimum: 0, maximum: 1 }),
    text('prompt'),
    number('temperature', { default: 1, minimum: 0, maximum: 2 }),
    integer('max_output_tokens', { default: 65535, minimum: 1, maximum: 65535 }),
    text('system_instruction'),
  ]),
  licence: { name: 'Google terms', url: 'https://replicate.com/google/gemini-2.5-flash' },
});
