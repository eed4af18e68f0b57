import * as z from 'zod';
import type { JsonObject } from '../json.js';
import { filmSchema } from './film-spec.js';

/** The JSON Schema (2020-12) of a film file, for editors and validators. */
export function filmJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(filmSchema, { io: 'input' });
  return z.record(z.string(), z.json()).parse({
    ...schema,
    title: 'A film of aivideo',
    properties: { $schema: { type: 'string' }, ...schema.properties },
  });
}
