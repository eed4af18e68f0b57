import { AivideoError } from '../../domain/errors.js';
import type { HybridSpec } from '../../domain/hybrid/hybrid-spec.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import type { FilmSounds } from '../../domain/timeline/plan-sound.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { readFilmSources, readSource, type SourceDeps } from '../film/read-film-sources.js';

/**
 * Looks at the files of one half, whose paths are absolute and in order. Errors name the half: `input-file-*`, `media-unreadable`,
 * `input-invalid` for an image where the simulation has to move.
 */
export async function readHalf(
  deps: SourceDeps,
  { paths, name }: { readonly paths: readonly string[]; readonly name: 'Simulation' | 'AI half' },
  call: CallOptions,
): Promise<readonly FilmSource[]> {
  const sources: FilmSource[] = [];
  for (const [index, path] of paths.entries()) {
    const place = paths.length === 1 ? name : `${name}, file ${index + 1} of ${paths.length}`;
    const source = await atPlace(place, call, () => readSource(deps, path, call));
    if (name === 'Simulation' && source.kind === 'still')
      throw new AivideoError('input-invalid', `${place}: \`${path}\` is an image, not a video`, {
        details: { path },
      });
    if (source.kind === 'video' && source.durationSeconds <= 0)
      throw new AivideoError('media-unreadable', `${place}: \`${path}\` has no length`, {
        details: { path },
      });
    sources.push(source);
  }
  return sources;
}

/** Looks at music and narration. Errors: `input-file-*`, `media-unreadable`. */
export async function readHybridSounds(
  deps: SourceDeps,
  { music, narration }: HybridSpec,
  call: CallOptions,
): Promise<FilmSounds> {
  const spec = {
    clips: [],
    ...(music === undefined ? {} : { music }),
    ...(narration === undefined ? {} : { narration }),
  };
  return (await readFilmSources(deps, spec, call)).sounds;
}

async function atPlace<Found>(
  place: string,
  { signal }: CallOptions,
  read: () => Promise<Found>,
): Promise<Found> {
  try {
    return await read();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AivideoError)) throw error;
    const { code, message, cause, details } = error;
    throw new AivideoError(code, `${place}: ${message}`, { cause, details: { ...details, place } });
  }
}
