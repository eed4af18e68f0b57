import { describeMediaType } from '../../domain/clips/media-type.js';
import { AivideoError } from '../../domain/errors.js';
import { lastGoodFrame } from '../../domain/extend/last-good-frame.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import { framesPerSecond } from '../../domain/timeline/frame-rate.js';
import { planFilm } from '../../domain/timeline/plan-film.js';
import type { ClipInFilm, FrameReader } from '../../ports/frame-reader.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { readSource, type SourceDeps } from '../film/read-film-sources.js';

export interface ClipReadingDeps extends SourceDeps {
  readonly frames: FrameReader;
}

/** A clip that is to become longer. */
export interface ExtendedClip extends ClipInFilm {
  readonly source: FilmSource;
  /** Frames that stay: all up to the last that something can be continued from. */
  readonly keptFrames: number;
}

/**
 * Looks at a clip that is to become longer. The film has its size (even), its rate (60 at most) and its frames.
 * Errors: `input-file-*`, `media-unreadable` (no pictures, all black, one frame alone), `ffmpeg-*`.
 */
export async function readExtendedClip(
  deps: ClipReadingDeps,
  path: string,
  call: CallOptions,
): Promise<ExtendedClip> {
  const found = await findExtendedClip(deps, path, call);
  const { clip, format } = found;
  if (clip.frames < 2) throw unusable(path, 'holds a single frame, which shows no movement to continue');
  const lights = await deps.frames.lights({ clip, format }, call);
  const last = lastGoodFrame(lights, framesPerSecond(format.rate));
  if (last === undefined) throw unusable(path, 'is black throughout: there is no frame to continue from');
  return { ...found, keptFrames: last + 1 };
}

/** The same without decoding it: how much of it stays is known. */
export async function findExtendedClip(
  deps: ClipReadingDeps,
  path: string,
  call: CallOptions,
): Promise<Omit<ExtendedClip, 'keptFrames'>> {
  const source = await readSource(deps, path, call);
  if (source.kind === 'still')
    throw new AivideoError(
      'input-file-unsupported',
      `\`${path}\` is ${describeMediaType(source.format)}, not a clip; \`aivideo generate --image\` makes one of it`,
      { details: { path } },
    );
  const spec = { clips: [{ file: path, fit: 'stretch' as const }] };
  const { clips, format } = planFilm({ spec, sources: [source], sounds: {} });
  const [clip] = clips;
  if (clip === undefined) throw new AivideoError('bug', 'A film of one clip has none');
  return { source, clip, format };
}

function unusable(path: string, why: string): AivideoError {
  return new AivideoError('media-unreadable', `\`${path}\` ${why}`, { details: { path } });
}
