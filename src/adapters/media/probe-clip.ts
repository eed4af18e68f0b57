import { open } from 'node:fs/promises';
import { inputError } from '../../domain/clips/file-error.js';
import type { MediaDetails } from '../../domain/clips/media-details.js';
import { describeMediaType, sniffedBytes, sniffMediaType } from '../../domain/clips/media-type.js';
import { AivideoError } from '../../domain/errors.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { findTruncation } from './find-truncation.js';
import { readBytes } from './iso-boxes.js';
import { probeGif } from './probe-gif.js';
import { loadMediabunny, readTracks } from './read-tracks.js';

/**
 * Reads MP4, MOV, WebM, MKV, MPEG-TS, GIF and the usual sound files. `media-unreadable` says what else a file is, or
 * what is wrong with it: a still, a text, empty, cut off, without frames. A path that can not be opened at all is
 * `input-file-unreadable`.
 */
export function createClipProber(): ClipProber {
  return { probe: probeClip };
}

async function probeClip(path: string, call: CallOptions): Promise<MediaDetails> {
  call.signal.throwIfAborted();
  const { bytes, mediaType, truncation } = await lookInto(path);
  if (bytes === 0) throw unreadable(path, 'is empty');
  if (mediaType === 'image/gif')
    return requireFrames(path, await orDamaged(path, call, () => probeGif(path)));
  if (!isReadable(mediaType))
    throw unreadable(path, `is ${describeMediaType(mediaType)}, not a video that aivideo reads`);
  if (truncation !== undefined) throw unreadable(path, `is incomplete: ${truncation}`);
  const { isCutOff, container, ...details } = await orDamaged(path, call, async () =>
    readTracks(await loadMediabunny(), path, call),
  );
  if (isCutOff) throw unreadable(path, 'is incomplete: its last frames are missing');
  return requireFrames(path, { container, bytes, ...details });
}

interface FirstLook {
  readonly bytes: number;
  readonly mediaType: string | undefined;
  readonly truncation: string | undefined;
}

async function lookInto(path: string): Promise<FirstLook> {
  try {
    const handle = await open(path, 'r');
    try {
      const mediaType = sniffMediaType(await readBytes(handle, 0, sniffedBytes));
      const truncation = mediaType === undefined ? undefined : await findTruncation(handle, mediaType);
      return { bytes: (await handle.stat()).size, mediaType, truncation };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw inputError(path, error);
  }
}

const unreadableTypes = new Set(['video/x-msvideo', 'video/x-flv', 'video/mpeg']);

function isReadable(mediaType: string | undefined): boolean {
  return /^(video|audio)\//.test(mediaType ?? '') && !unreadableTypes.has(mediaType ?? '');
}

/** Whatever a reader stumbles over is a fault of the file. */
async function orDamaged<T>(path: string, { signal }: CallOptions, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(path, 'is damaged and can not be read as a video', error);
  }
}

function requireFrames(path: string, details: MediaDetails | undefined): MediaDetails {
  if (details === undefined) throw unreadable(path, 'is incomplete or damaged');
  const { video, audio, container } = details;
  if (video === undefined && audio === undefined) throw unreadable(path, 'holds neither video nor sound');
  if (video?.frames === 0) throw unreadable(path, 'holds a video track without frames');
  if (container === 'gif' && video?.frames === 1)
    throw new AivideoError('media-unreadable', `\`${path}\` is a still GIF, not a video`, {
      details: { path, isStill: true },
    });
  return details;
}

function unreadable(path: string, what: string, cause?: unknown): AivideoError {
  return new AivideoError('media-unreadable', `\`${path}\` ${what}`, { cause, details: { path } });
}
