import { captionStyle, captionsSpec } from '../domain/film/captions-spec.js';
import type { FilmSpec } from '../domain/film/film-spec.js';
import { planFilm } from '../domain/timeline/plan-film.js';
import type { CallOptions } from '../ports/video-provider.js';
import { addCaptions, type CaptionDeps, type CaptionedFilm } from './film/add-captions.js';
import { addCards } from './film/add-cards.js';
import { atPlace, readFilmSources, type SourceDeps } from './film/read-film-sources.js';

export type CompositionDeps = SourceDeps &
  CaptionDeps & {
    /** The text of a caption file, in whatever encoding. Errors: `input-file-unreadable`, `input-file-unsupported`. */
    readText(path: string): Promise<string>;
  };

/**
 * Reads all files of a film, whose paths are absolute, and plans it, with its cards and captions. Nothing is rendered but the
 * drawn letters. Errors: those of `readFilmSources`, `planFilm` and `addCaptions`.
 */
export async function planComposition(
  deps: CompositionDeps,
  spec: FilmSpec,
  call: CallOptions,
): Promise<CaptionedFilm> {
  const { sources, sounds } = await readFilmSources(deps, spec, call);
  const { adjustments, ...film } = await addCards(deps, { spec, sources }, call);
  const bare = planFilm({ ...film, sounds });
  const plan = { ...bare, adjustments: [...bare.adjustments, ...adjustments] };
  if (spec.captions === undefined) return { plan, cues: [] };
  const asked = captionsSpec(spec.captions);
  const { file, burn = false, language = 'und' } = asked;
  const text = await atPlace('Captions', call, async () => {
    await deps.files.inspectInput(file, 'any');
    return deps.readText(file);
  });
  return addCaptions(deps, plan, { file, text, burn, language, style: captionStyle(asked) }, call);
}
