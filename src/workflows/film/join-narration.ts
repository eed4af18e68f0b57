import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import type { FilmLayout } from '../../domain/film-script/lay-out-film.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { SegmentCache } from '../../ports/segment-cache.js';
import type { PlacedSpeech, SpeechTrack } from '../../ports/speech-track.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { makePart } from './make-part.js';

export interface NarrationDeps {
  readonly files: Pick<ClipFiles, 'sha256'>;
  readonly cache: SegmentCache;
  readonly speechTrack: SpeechTrack;
}

/**
 * All that is said in a film as one file, every line at its time; what was joined before is taken again. Undefined when
 * nothing is recorded. Errors: those of `SpeechTrack`.
 */
export async function joinNarration(
  { files, cache, speechTrack }: NarrationDeps,
  { film, layout }: { readonly film: FilmPlan; readonly layout: FilmLayout },
  call: CallOptions,
): Promise<string | undefined> {
  const pieces = speechOf(film, layout);
  if (pieces.length === 0) return undefined;
  const contents = await Promise.all(pieces.map(async ({ path, from }) => [await files.sha256(path), from]));
  const key = cache.key(JSON.stringify(['narration 1', contents]));
  return (await cache.find(key)) ?? makePart({ cache }, key, (path) => speechTrack.build(pieces, path, call));
}

/** Every recording of a film and when it begins. */
export function speechOf(film: FilmPlan, { shots, rate }: FilmLayout): readonly PlacedSpeech[] {
  return film.scenes.flatMap(({ narration = [] }, scene) => {
    const first = shots.find((shot) => shot.scene === scene);
    const start = first === undefined ? 0 : secondsOf(first.startsAt, rate);
    return narration.flatMap(({ file, from }) =>
      file === undefined ? [] : [{ path: file, from: Math.round((start + from) * 1000) / 1000 }],
    );
  });
}
