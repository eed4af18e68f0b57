import * as z from 'zod';
import { nearestKey } from '../config/nearest-key.js';
import { type ClipSpec, type FilmSpec, filmSchema } from './film-spec.js';

/** What is wrong in a film file, and where. */
export interface FilmProblem {
  /** Keys and indices from the top. */
  readonly path: readonly (string | number)[];
  /** ``Film key `clips[2].fit` must be one of ..., got `fill` ``. */
  readonly message: string;
}

/** Checks what a film file holds. `$schema` is for editors. */
export function checkFilm(value: unknown): { readonly spec: FilmSpec } | { readonly problem: FilmProblem } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: { path: [], message: 'A film file must hold keys and values' } };
  const { $schema: _, ...keys } = value as Record<string, unknown>;
  const outcome = filmSchema.safeParse(keys);
  if (outcome.success) return { spec: outcome.data };
  const issue = deepest(outcome.error.issues);
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue?.code === 'unrecognized_keys') return { problem: unknownKey(path, issue.keys[0] ?? '') };
  const got = at(keys, path);
  const shown = got === undefined ? '' : `, got \`${shorten(JSON.stringify(got))}\``;
  const meant = issue?.code === 'invalid_value' ? meantBy(got, issue.values.map(String)) : '';
  return { problem: { path, message: `Film key \`${pathText(path)}\` ${issue?.message}${shown}${meant}` } };
}

function unknownKey(path: readonly (string | number)[], key: string): FilmProblem {
  const unknown = [...path, key];
  const message = `Film key \`${pathText(unknown)}\` is unknown${meantBy(key, keysAt(path))}`;
  return { path: unknown, message };
}

function meantBy(got: unknown, names: readonly string[]): string {
  const near = typeof got === 'string' ? nearestKey(got, names) : undefined;
  return near === undefined ? '' : `; did you mean \`${near}\``;
}

/** The keys that there are at a place: of the film, or of one of its parts, which are objects or lists of them. */
function keysAt(path: readonly (string | number)[]): readonly string[] {
  const names = path.filter((step) => typeof step === 'string');
  const schema = names.reduce<z.core.$ZodType | undefined>(
    (inner, name) => objectIn(inner)?.shape[name],
    filmSchema,
  );
  return Object.keys(objectIn(schema)?.shape ?? {});
}

function objectIn(schema: z.core.$ZodType | undefined): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodArray) return objectIn(schema.element);
  if (schema instanceof z.ZodExactOptional) return objectIn(schema.unwrap());
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => objectIn(option)).find((found) => found !== undefined);
  return undefined;
}

/** Whether a clip is asked to stop before it starts. */
export function isBackwards({ start = 0, end }: ClipSpec): boolean {
  return end !== undefined && end <= start;
}

/** An issue inside of a union's object says more than that nothing in the union fits. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [first] = issues;
  if (first?.code !== 'invalid_union') return first;
  const inner = first.errors.find((list) => {
    const [issue] = list;
    return issue !== undefined && (issue.path.length > 0 || issue.code === 'unrecognized_keys');
  });
  const found = inner === undefined ? undefined : deepest(inner);
  return found === undefined ? first : { ...found, path: [...first.path, ...found.path] };
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
