import * as z from 'zod';
import { nearestKey } from '../config/nearest-key.js';

/** What is wrong in a file of keys and values, and where. */
export interface DocumentProblem {
  /** Keys and indices from the top. */
  readonly path: readonly (string | number)[];
  /** ``Film key `clips[2].fit` must be one of ..., got `fill` ``. */
  readonly message: string;
  /** Present where the key itself is wrong, and not what it holds. */
  readonly at?: 'key';
}

/** What a file is read as. */
export interface DocumentKind {
  /** Begins the sentence: `Film key`. */
  readonly what: string;
  readonly schema: z.ZodType;
}

/** The gravest issue of what a file holds, as a sentence that names its key, and perhaps the one that was meant. */
export function documentProblem(error: z.ZodError, keys: unknown, kind: DocumentKind): DocumentProblem {
  const { what } = kind;
  const issue = deepest(error.issues);
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue?.code === 'unrecognized_keys') return unknownKey(path, issue.keys[0] ?? '', kind);
  const got = at(keys, path);
  const shown = got === undefined ? '' : `, got \`${shorten(JSON.stringify(got))}\``;
  const meant = issue?.code === 'invalid_value' ? meantBy(got, issue.values.map(String)) : '';
  return { path, message: `${what} \`${pathText(path)}\` ${issue?.message}${shown}${meant}` };
}

function unknownKey(
  path: DocumentProblem['path'],
  key: string,
  { what, schema }: DocumentKind,
): DocumentProblem {
  const unknown = [...path, key];
  const message = `${what} \`${pathText(unknown)}\` is unknown${meantBy(key, keysAt(schema, path))}`;
  return { path: unknown, message, at: 'key' };
}

function meantBy(got: unknown, names: readonly string[]): string {
  const near = typeof got === 'string' ? nearestKey(got, names) : undefined;
  return near === undefined ? '' : `; did you mean \`${near}\``;
}

/** The keys that there are at a place: of the whole, or of one of its parts, which are objects or lists of them. */
function keysAt(schema: z.ZodType, path: DocumentProblem['path']): readonly string[] {
  const names = path.filter((step) => typeof step === 'string');
  const found = names.reduce<z.core.$ZodType | undefined>(
    (inner, name) => objectIn(inner)?.shape[name],
    schema,
  );
  return Object.keys(objectIn(found)?.shape ?? {});
}

function objectIn(schema: z.core.$ZodType | undefined): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodArray) return objectIn(schema.element);
  if (schema instanceof z.ZodExactOptional) return objectIn(schema.unwrap());
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => objectIn(option)).find((found) => found !== undefined);
  return undefined;
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
