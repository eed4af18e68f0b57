import { resolve } from 'node:path';
import type { FilmSpec } from '../../domain/film/film-spec.js';

/** The same film with all its paths absolute, from a folder on. */
export function withPathsFrom(spec: FilmSpec, folder: string): FilmSpec {
  const { output, music, narration, captions } = spec;
  return {
    ...spec,
    clips: spec.clips.map((clip) => absolute(clip, folder)),
    ...(output === undefined ? {} : { output: resolve(folder, output) + (/[/\\]$/.test(output) ? '/' : '') }),
    ...(music === undefined ? {} : { music: absolute(music, folder) }),
    ...(captions === undefined ? {} : { captions: absolute(captions, folder) }),
    ...(narration === undefined ? {} : { narration: absolute(narration, folder) }),
  };
}

function absolute<Entry extends { readonly file: string }>(
  entry: string | Entry,
  folder: string,
): string | Entry {
  return typeof entry === 'string' ? resolve(folder, entry) : { ...entry, file: resolve(folder, entry.file) };
}
