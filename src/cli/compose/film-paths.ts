import { resolve } from 'node:path';
import { withPaths } from '../../domain/film/film-inputs.js';
import type { FilmSpec } from '../../domain/film/film-spec.js';

/** The same film with all its paths absolute, from a folder on. */
export function withPathsFrom(spec: FilmSpec, folder: string): FilmSpec {
  return withPaths(spec, (path) => resolve(folder, path));
}
