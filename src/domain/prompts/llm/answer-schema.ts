import * as z from 'zod';
import type { JsonObject } from '../../json.js';

const text = z.string().trim();

/** What a language model is to answer with. All keys are required, as strict structured output wants them. */
export const answerSchema = z.object({
  cast: z.array(
    z.object({ name: text, kind: z.enum(['character', 'place']), description: text.min(1).max(400) }),
  ),
  scenes: z.array(
    z.object({
      scene: z.int(),
      shots: z.array(z.object({ prompt: text.min(1), negativePrompt: text })).min(1),
    }),
  ),
});

export type Answer = z.output<typeof answerSchema>;

/** The same as JSON Schema, closed: `additionalProperties` is false everywhere. */
export const answerJsonSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['cast', 'scenes'],
  properties: {
    cast: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'kind', 'description'],
        properties: {
          name: { type: 'string' },
          kind: { type: 'string', enum: ['character', 'place'] },
          description: { type: 'string' },
        },
      },
    },
    scenes: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['scene', 'shots'],
        properties: {
          scene: { type: 'integer' },
          shots: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['prompt', 'negativePrompt'],
              properties: { prompt: { type: 'string' }, negativePrompt: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};
