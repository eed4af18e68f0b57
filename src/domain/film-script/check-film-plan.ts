import * as z from 'zod';
import { type DocumentProblem, documentProblem } from '../film/document-problem.js';
import type { JsonObject } from '../json.js';
import { type FilmPlan, filmPlanSchema } from './film-plan.js';

/** Checks what a plan file holds. `$schema` is for editors. */
export function checkFilmPlan(
  value: unknown,
): { readonly plan: FilmPlan } | { readonly problem: DocumentProblem } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: { path: [], message: 'A plan file must hold keys and values' } };
  const { $schema: _, ...keys } = value as Record<string, unknown>;
  const outcome = filmPlanSchema.safeParse(keys);
  if (!outcome.success)
    return { problem: documentProblem(outcome.error, keys, { what: 'Plan key', schema: filmPlanSchema }) };
  const late = lateEnd(outcome.data);
  return late === undefined ? { plan: outcome.data } : { problem: late };
}

/** What ends before it begins. */
function lateEnd({ scenes }: FilmPlan): DocumentProblem | undefined {
  for (const [index, { narration = [], captions = [] }] of scenes.entries())
    for (const [list, timed] of [
      ['narration', narration],
      ['captions', captions],
    ] as const)
      for (const [place, { from, to }] of timed.entries())
        if (to <= from)
          return {
            path: ['scenes', index, list, place, 'to'],
            message: `Plan key \`scenes[${index}].${list}[${place}].to\` must be after \`from\`, got \`${to}\``,
          };
  return undefined;
}

/** The JSON Schema (2020-12) of a plan file, for editors and validators. */
export function filmPlanJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(filmPlanSchema, { io: 'input' });
  return z.record(z.string(), z.json()).parse({
    ...schema,
    title: 'The plan of a film of aivideo',
    properties: { $schema: { type: 'string' }, ...schema.properties },
  });
}
