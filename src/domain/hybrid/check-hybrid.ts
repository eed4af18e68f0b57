import type * as z from 'zod';
import { nearestKey } from '../config/nearest-key.js';
import { type HybridSpec, hybridSchema, layoutNames } from './hybrid-spec.js';

/** What is wrong in a hybrid film, and where. */
export interface HybridProblem {
  /** Keys and indices from the top. */
  readonly path: readonly (string | number)[];
  /** ``Film key `ratio` must be ..., got `2` ``. */
  readonly message: string;
}

/** Checks keys of a hybrid film. `$schema` is for editors. */
export function checkHybrid(
  value: unknown,
): { readonly spec: HybridSpec } | { readonly problem: HybridProblem } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: { path: [], message: 'A film file must hold keys and values' } };
  const { $schema: _, ...keys } = { $schema: undefined, ...value };
  const outcome = hybridSchema.safeParse(keys, { jitless: true });
  if (outcome.success) return { spec: outcome.data };
  const issue = innermost(outcome.error.issues);
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue?.code === 'unrecognized_keys') return { problem: unknownKey([...path, issue.keys[0] ?? '']) };
  const got = path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    keys,
  );
  const shown = got === undefined ? '' : `, got \`${gotText(got)}\`${meantLayout(path, got)}`;
  return {
    problem: { path, message: `Film key \`${path.join('.')}\` ${issue?.message ?? 'is wrong'}${shown}` },
  };
}

function gotText(got: unknown): string {
  return (typeof got === 'string' ? got : JSON.stringify(got)).slice(0, 60);
}

function meantLayout(path: readonly (string | number)[], got: unknown): string {
  if (path.length !== 1 || path[0] !== 'layout' || typeof got !== 'string') return '';
  const near = nearestKey(got, layoutNames);
  return near === undefined ? '' : `; did you mean \`${near}\``;
}

function unknownKey(path: readonly (string | number)[]): HybridProblem {
  const near = path.length === 1 ? nearestKey(String(path[0]), Object.keys(hybridSchema.shape)) : undefined;
  const meant = near === undefined ? '' : `; did you mean \`${near}\``;
  return { path, message: `Film key \`${path.join('.')}\` is unknown${meant}` };
}

/** An issue inside of a part of a union says more than that nothing in the union fits. */
function innermost(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [first] = issues;
  if (first?.code !== 'invalid_union') return first;
  const inner = first.errors
    .map((list) => innermost(list))
    .find((issue) => issue !== undefined && issue.path.length > 0);
  return inner === undefined ? first : { ...inner, path: [...first.path, ...inner.path] };
}
