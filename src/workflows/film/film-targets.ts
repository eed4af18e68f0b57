import { AivideoError } from '../../domain/errors.js';
import { captionsSpec } from '../../domain/film/captions-spec.js';
import { filmInputs } from '../../domain/film/film-inputs.js';
import type { FilmSpec } from '../../domain/film/film-spec.js';
import type { ClipFiles } from '../../ports/clip-files.js';

export interface TargetDeps {
  readonly files: Pick<ClipFiles, 'exists' | 'isSameFile' | 'checkTarget'>;
}

/** The files that making a film writes. Paths are absolute. */
export interface FilmTargets {
  readonly film: string;
  /** Captions beside the film; empty when none were asked for. */
  readonly sidecars: readonly string[];
  /** A contact sheet. */
  readonly sheet?: string;
}

/** Where everything goes. A caption file of the same name stays as it is: it is a sidecar already. */
export function filmTargets(spec: FilmSpec, film: string, sheet?: string): FilmTargets {
  const captions = spec.captions === undefined ? undefined : captionsSpec(spec.captions);
  const base = film.replace(/\.[^./\\]+$/, '');
  const sidecars =
    captions?.sidecar === true ? [`${base}.srt`, `${base}.vtt`].filter((path) => path !== captions.file) : [];
  return { film, sidecars, ...(sheet === undefined ? {} : { sheet }) };
}

/**
 * Before anything is rendered: nothing would be overwritten that was not meant to be, and everything can be written.
 * Errors: `usage-invalid` for a target that is an input, `output-exists`, `output-unwritable`.
 */
export async function checkTargets(
  { files }: TargetDeps,
  {
    spec,
    targets,
    overwrite,
  }: { readonly spec: FilmSpec; readonly targets: FilmTargets; readonly overwrite: boolean },
): Promise<void> {
  const { film, sidecars, sheet } = targets;
  const paths = [film, ...sidecars, ...(sheet === undefined ? [] : [sheet])];
  if (sheet !== undefined && (sheet === film || sidecars.includes(sheet)))
    throw overlapping(sheet, 'the film itself');
  for (const path of paths) {
    if (!(await files.exists(path))) {
      await files.checkTarget(path);
      continue;
    }
    for (const { file, role } of filmInputs(spec))
      if (await files.isSameFile(path, file)) throw overlapping(path, `${role} itself`);
    if (!overwrite && path !== sheet)
      throw new AivideoError('output-exists', `\`${path}\` is there already`, { details: { path } });
    await files.checkTarget(path);
  }
}

function overlapping(path: string, what: string): AivideoError {
  return new AivideoError('usage-invalid', `The output \`${path}\` is ${what}`, {
    details: { command: 'compose', path },
  });
}
