import * as z from 'zod';
import { settingsSchema } from '../config.js';
import { AivideoError } from '../errors.js';
import { nearestKey } from './nearest-key.js';
import { shownValue } from './shown-value.js';

const { steps, frames, fps, width, height, guidanceScale } = settingsSchema.shape;
const text = z.string({ error: 'be text' });
const name = text.min(1, { error: 'not be empty' });
const listed = { error: 'be a list of names with values as text' };

/** What a program may ask of `generateClip`, with the limits that the command line has. */
const requestSchema = {
  prompt: text,
  negativePrompt: text,
  steps,
  frames,
  fps,
  durationSeconds: numberBetween(0.1, 3600),
  width,
  height,
  aspect: name,
  resolution: name,
  guidanceScale,
  seed: wholeBetween(0, 2 ** 32 - 1),
  image: name,
  lastImage: name,
  initVideo: name,
  model: name,
  output: text.regex(/([/\\]|\.(mp4|m4v|mov))$/i, {
    error: 'end in `.mp4` for a file or in `/` for a folder',
  }),
  count: wholeBetween(1, 1000),
  inputs: z.record(z.string(), z.string(listed), listed),
  overwrite: z.boolean({ error: 'be `true` or `false`' }),
  settings: z.unknown(),
  signal: z.unknown(),
  onEvent: z.unknown(),
};

function wholeBetween(minimum: number, maximum: number) {
  const error = { error: `be a whole number between ${minimum} and ${maximum}` };
  return z.int(error).min(minimum, error).max(maximum, error);
}

function numberBetween(minimum: number, maximum: number) {
  const error = { error: `be a number between ${minimum} and ${maximum}` };
  return z.number(error).min(minimum, error).max(maximum, error);
}

/**
 * Checks what a program asks for, whose compiler may have been passed over. Errors: `usage-invalid` with the name of
 * the option, for one that there is not with the nearest.
 */
export function checkRequest(request: Readonly<Record<string, unknown>>): void {
  const schemas: Readonly<Record<string, z.ZodType>> = requestSchema;
  for (const [option, value] of Object.entries(request)) {
    const schema = Object.hasOwn(schemas, option) ? schemas[option] : undefined;
    if (schema === undefined) throw unknownOption(option);
    const issue = value === undefined ? undefined : schema.safeParse(value).error?.issues[0];
    if (issue !== undefined) throw invalid(option, `must ${issue.message}, got ${shownValue(value)}`);
  }
}

function unknownOption(option: string): AivideoError {
  const near = nearestKey(option, Object.keys(requestSchema));
  return invalid(option, near === undefined ? 'is unknown' : `is unknown; the nearest is \`${near}\``);
}

function invalid(option: string, problem: string): AivideoError {
  return new AivideoError('usage-invalid', `Option \`${option}\` ${problem}`, { details: { option } });
}
