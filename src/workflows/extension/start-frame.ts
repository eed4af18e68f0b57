import type { InputFile } from '../../domain/clips/input-file.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ClipInFilm, FrameReader } from '../../ports/frame-reader.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions } from '../../ports/video-provider.js';

export interface StartFrameDeps {
  readonly files: Pick<ClipFiles, 'exists' | 'openPartial' | 'inspectInput'>;
  readonly frames: Pick<FrameReader, 'writeFrame'>;
  /** Keeps processes apart that write the same frame. */
  readonly randomness: Pick<Randomness, 'id'>;
}

export interface StartFrameRequest extends ClipInFilm {
  /** Counted from the clip's first in the film. */
  readonly frame: number;
  /** Absolute. */
  readonly folder: string;
}

/**
 * Writes the frame that a piece starts from as a PNG, under a name that follows from what it shows: one that is there already is the
 * same. So jobs and clips that were made from it are found again.
 */
export async function writeStartFrame(
  deps: StartFrameDeps,
  { clip, format, frame, folder }: StartFrameRequest,
  call: CallOptions,
): Promise<InputFile> {
  const { sha256 } = clip.source;
  const place = [clip.skippedFrames + frame, `${format.width}x${format.height}`, clip.fit].join('-');
  const path = `${folder}/${sha256.slice(0, 20)}-${place}.png`;
  if (await deps.files.exists(path)) return deps.files.inspectInput(path, 'image');
  const partial = await deps.files.openPartial(path, deps.randomness.id(8));
  try {
    await partial.close();
    await deps.frames.writeFrame({ clip, format, frame }, partial.path, call);
    await partial.commit({ overwrite: true });
  } catch (error) {
    await partial.discard().catch(() => undefined);
    throw error;
  }
  return deps.files.inspectInput(path, 'image');
}
