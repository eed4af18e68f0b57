import * as z from 'zod';
import { nearestKey } from '../config/nearest-key.js';
import { shownValue } from '../config/shown-value.js';
import { AivideoError } from '../errors.js';

const text = z.string({ error: 'be text' });
const name = text.min(1, { error: 'not be empty' });
const seconds = numberBetween(0.01, 36_000);
const flag = z.boolean({ error: 'be `true` or `false`' });

/** What a program may ask of `extendClip`, with the limits that the command line has. */
const requestSchema = {
  clip: name,
  prompt: text,
  by: seconds,
  to: seconds,
  times: wholeBetween(1, 60),
  model: name,
  draft: flag,
  resolution: name,
  seed: wholeBetween(0, 2 ** 32 - 1),
  retakes: wholeBetween(0, 20),
  output: text.regex(/([/\\]|\.(mp4|m4v))$/i, { error: 'end in `.mp4` for a file or in `/` for a folder' }),
  overwrite: flag,
  settings: z.unknown(),
  signal: z.unknown(),
  onEvent: z.unknown(),
  onProgress: z.unknown(),
} as const;

/** Checks what a program asks for. Errors: `usage-invalid` with the name of the option. */
export function checkExtension(request: Readonly<Record<string, unknown>>): void {
  const schemas: Readonly<Record<string, z.ZodType>> = requestSchema;
  if (request.clip === undefined) throw invalid('clip', 'is missing');
  for (const [option, value] of Object.entries(request)) {
    const schema = Object.hasOwn(schemas, option) ? schemas[option] : undefined;
    if (schema === undefined) throw unknownOption(option);
    const issue = value === undefined ? undefined : schema.safeParse(value).error?.issues[0];
    if (issue !== undefined) throw invalid(option, `must ${issue.message}, got ${shownValue(value)}`);
  }
}

function wholeBetween(minimum: number, maximum: number) {
  const error = { error: `be a whole number between ${minimum} and ${maximum}` };
  return z.int(error).min(minimum, error).max(maximum, error);
}

function numberBetween(minimum: number, maximum: number) {
  const error = { error: `be a number between ${minimum} and ${maximum}` };
  return z.number(error).min(minimum, error).max(maximum, error);
}

function unknownOption(option: string): AivideoError {
  const near = nearestKey(option, Object.keys(requestSchema));
  return invalid(option, near === undefined ? 'is unknown' : `is unknown; the nearest is \`${near}\``);
}

function invalid(option: string, problem: string): AivideoError {
  return new AivideoError('usage-invalid', `Option \`${option}\` ${problem}`, {
    details: { option, command: 'extend' },
  });
}
