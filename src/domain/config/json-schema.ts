import * as z from 'zod';
import { settingsSchema } from '../config.js';
import type { JsonObject } from '../json.js';

/** The JSON Schema (2020-12) of a configuration file, for editors and validators. */
export function settingsJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(settingsSchema, {
    io: 'input',
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  return z.record(z.string(), z.json()).parse({
    ...schema,
    title: 'Configuration of aivideo',
    properties: { $schema: { type: 'string' }, ...schema.properties },
    patternProperties: { '^//': { description: 'A comment.' } },
  });
}

/** Leaves out what means something to aivideo alone. */
function tidy(jsonSchema: Record<string, unknown>): void {
  if (jsonSchema.example !== undefined) jsonSchema.examples = [jsonSchema.example];
  for (const key of ['env', 'example', 'defaultText', 'secret', 'ownerOnly', 'path']) delete jsonSchema[key];
}
