import type * as z from 'zod';
import { nearestKey } from '../../config/nearest-key.js';
import { AivideoError } from '../../errors.js';
import type { JsonObject, JsonValue } from '../../json.js';

/**
 * Reads the parameters of a kind, named in camelCase or kebab-case. Errors: `simulation-invalid` with the parameter, what is
 * wrong with it, and the nearest name for one that there is not.
 */
export function readParameters<Schema extends z.ZodObject>(
  schema: Schema,
  given: JsonObject,
  kind: string,
): z.output<Schema> {
  const keys = Object.keys(schema.shape);
  const named: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const key = camelCase(name);
    if (!keys.includes(key)) throw unknownParameter(name, keys, kind);
    named[key] = value;
  }
  const outcome = schema.safeParse(named);
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  const [key] = issue?.path ?? [];
  throw parameterError(kind, {
    key: String(key),
    problem: issue?.message ?? 'is wrong',
    got: named[String(key)],
  });
}

/** `Parameter `angle` of `pendulum` needs a unit ..., got `40` `, as `simulation-invalid`. */
export function parameterError(
  kind: string,
  wrong: { readonly key: string; readonly problem: string; readonly got?: unknown },
): AivideoError {
  const { key, problem, got } = wrong;
  const shown =
    got === undefined ? '' : `, got \`${shorten(typeof got === 'string' ? got : JSON.stringify(got))}\``;
  const parameter = kebabCase(key);
  return new AivideoError(
    'simulation-invalid',
    `Parameter \`${parameter}\` of \`${kind}\` ${problem}${shown}`,
    {
      details: { simulation: kind, parameter },
    },
  );
}

function unknownParameter(name: string, keys: readonly string[], kind: string): AivideoError {
  const near = nearestKey(name, keys);
  const shown = kebabCase(name);
  const rest =
    near === undefined
      ? `; it has ${keys.map((key) => `\`${kebabCase(key)}\``).join(', ')}`
      : `; did you mean \`${kebabCase(near)}\``;
  return new AivideoError('simulation-invalid', `\`${kind}\` has no parameter \`${shown}\`${rest}`, {
    details: { simulation: kind, parameter: shown },
  });
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
