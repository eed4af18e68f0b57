import type { Provenance } from '../../domain/clips/provenance.js';
import type { ExtensionGoal } from '../../domain/extend/extension-goal.js';
import { type FilmPiece, planExtendedFilm } from '../../domain/extend/plan-extended-film.js';
import { isJsonObject } from '../../domain/models/model-schema.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { type ComposeDeps, composeFilm, type Film, type FilmProgress } from '../compose-film.js';
import type { ClipReadingDeps } from './read-extended-clip.js';

export type JoinDeps = ComposeDeps & Pick<ClipReadingDeps, 'provenance'> & Pick<ClipFiles, 'exists'>;

export interface JoinOrder {
  readonly goal: ExtensionGoal;
  readonly source: FilmSource;
  readonly pieces: readonly FilmPiece[];
  onProgress?(progress: FilmProgress): void;
}

/**
 * Joins a clip and its pieces. The film that an earlier process has named right before it ended is made in its place once more.
 * Errors: `output-exists`, and those of `MediaEngine`.
 */
export async function joinExtendedFilm(
  deps: JoinDeps,
  { goal, source, pieces, onProgress }: JoinOrder,
  call: CallOptions,
): Promise<Film> {
  const { output, overwrite } = goal;
  const contents = [source, ...pieces.map((piece) => piece.source)].map(({ sha256 }) => sha256);
  const isOwn = async () =>
    (await deps.exists(output)) &&
    isMadeOf(await deps.provenance.read(output).catch(() => undefined), contents);
  const request = {
    plan: planExtendedFilm({ ...goal, source, pieces }),
    outputPath: output,
    overwrite: overwrite || (await isOwn()),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  return composeFilm(deps, request, call);
}

function isMadeOf(provenance: Provenance | undefined, contents: readonly string[]): boolean {
  const sources = provenance?.input.sources;
  if (!Array.isArray(sources)) return false;
  const found = sources.map((source) => (isJsonObject(source) ? source.sha256 : undefined));
  return found.length === contents.length && contents.every((sha256, index) => found[index] === sha256);
}
