import { settingsJsonSchema } from '../../domain/config/json-schema.js';
import type { CliContext } from '../context.js';

/** `aivideo config schema`: the schema itself is the JSON, with or without `--json`. */
export function printConfigSchema({ platform }: CliContext): number {
  platform.stdout.write(`${JSON.stringify(settingsJsonSchema(), undefined, 2)}\n`);
  return 0;
}
