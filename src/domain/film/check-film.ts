import { type DocumentProblem, documentProblem } from './document-problem.js';
import { type ClipSpec, type FilmSpec, filmSchema } from './film-spec.js';

/** What is wrong in a film file, and where. */
export type FilmProblem = DocumentProblem;

/** Checks what a film file holds. `$schema` is for editors. */
export function checkFilm(value: unknown): { readonly spec: FilmSpec } | { readonly problem: FilmProblem } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: { path: [], message: 'A film file must hold keys and values' } };
  const { $schema: _, ...keys } = value as Record<string, unknown>;
  const outcome = filmSchema.safeParse(keys);
  if (outcome.success) return { spec: outcome.data };
  return { problem: documentProblem(outcome.error, keys, { what: 'Film key', schema: filmSchema }) };
}

/** Whether a clip is asked to stop before it starts. */
export function isBackwards({ start = 0, end }: ClipSpec): boolean {
  return end !== undefined && end <= start;
}
