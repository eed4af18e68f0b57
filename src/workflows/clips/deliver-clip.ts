import type { Adjustment } from '../../domain/adjustment.js';
import { fitsExtension, withFittingExtension } from '../../domain/clips/clip-extension.js';
import { compareMedia, type ExpectedMedia } from '../../domain/clips/compare-media.js';
import { isOfJob, isSameProvenance } from '../../domain/clips/compare-provenance.js';
import type { MediaDetails } from '../../domain/clips/media-details.js';
import { AivideoError, type ErrorCode } from '../../domain/errors.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { type FetchDeps, type FetchedVideo, type FetchRequest, fetchVideo } from './fetch-video.js';

export interface DeliverDeps extends FetchDeps {
  /**
   * Turns the video file at `path` into MP4 under the same path. Errors: `ffmpeg-missing`, `ffmpeg-failed`.
   * Absent: a clip that came in another container keeps it.
   */
  readonly toMp4?: ((path: string, call: CallOptions) => Promise<void>) | undefined;
}

export interface DeliverRequest extends FetchRequest {
  readonly overwrite: boolean;
  /** What the clip should be; differences become adjustments. */
  readonly expected?: ExpectedMedia | undefined;
}

export interface DeliveredClip {
  /** Absolute. Its extension differs from what was asked when the container does. */
  readonly path: string;
  readonly media: MediaDetails;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly adjustments: readonly Adjustment[];
}

/**
 * Brings what a job made to its final name: streamed to a temporary name in the target folder, resumed after drops,
 * checked, given its provenance, and renamed in one step. A delivery that was done before is found again, and what
 * arrived is not thrown away before something better is there. An abort leaves the partial file for the next attempt.
 *
 * Errors: `output-missing`, `output-removed`, `download-failed`, `media-unreadable` (no output is a video),
 * `output-exists`, `output-unwritable`, `disk-full`, and what the provider's `open` throws. Where bytes that were
 * paid for are left without their final name, `details.keptAs` says where.
 */
export async function deliverClip(
  deps: DeliverDeps,
  request: DeliverRequest,
  call: CallOptions,
): Promise<DeliveredClip> {
  call.signal.throwIfAborted();
  const earlier = await findDelivered(deps, request, call);
  if (earlier !== undefined) return earlier;
  const fetched = await fetchVideo(deps, request, call);
  const finished = await finishClip(deps, request, fetched, call).catch(async (error: unknown) => {
    call.signal.throwIfAborted();
    throw await namingKept(deps, request, fetched, error);
  });
  const adjustments = [
    ...fetched.adjustments,
    ...finished.adjustments,
    ...compareMedia(request.expected ?? {}, finished.media),
  ];
  return { ...finished, adjustments };
}

/** A process that died after the rename has delivered: the file under the final name says which job it is of. */
async function findDelivered(
  deps: DeliverDeps,
  request: DeliverRequest,
  call: CallOptions,
): Promise<DeliveredClip | undefined> {
  const { finalPath: path, key, overwrite, expected = {} } = request;
  // A draft has the same job id whenever it is drawn: what may be replaced counts only when it would come out the same.
  const isIt = overwrite ? isSameProvenance : isOfJob;
  if (!(await deps.files.exists(path))) return undefined;
  try {
    if (!isIt(await deps.provenance.read(path), request.provenance)) return undefined;
    const media = await deps.prober.probe(path, call);
    const sha256 = await deps.files.sha256(path);
    await (await deps.files.openPartial(path, key)).discard();
    return { path, media, sha256, adjustments: compareMedia(expected, media) };
  } catch (error) {
    if (isError(error, 'media-unreadable', 'input-file-unreadable')) return undefined;
    throw error;
  }
}

/** The error, saying where the bytes lie that were paid for. */
async function namingKept(
  deps: DeliverDeps,
  { finalPath }: DeliverRequest,
  { key }: FetchedVideo,
  error: unknown,
): Promise<unknown> {
  const kept = await closedPartial(deps, finalPath, key).catch(() => undefined);
  if (kept?.bytes === 0) await kept.discard();
  if (!(error instanceof AivideoError) || kept === undefined || kept.bytes === 0) return error;
  const { code, message, cause, retryable, details } = error;
  return new AivideoError(code, message, { cause, retryable, details: { ...details, keptAs: kept.path } });
}

/** Opened for its path alone: those who change the file next open it themselves. */
async function closedPartial({ files }: DeliverDeps, finalPath: string, key: string) {
  const partial = await files.openPartial(finalPath, key);
  await partial.close();
  return partial;
}

async function finishClip(
  deps: DeliverDeps,
  request: DeliverRequest,
  fetched: FetchedVideo,
  call: CallOptions,
): Promise<DeliveredClip> {
  const fitted = await fitContainer(deps, request, fetched, call);
  const { path } = fetched;
  const isMarked = await deps.provenance.write(path, request.provenance);
  const media = await deps.prober.probe(path, call);
  const sha256 = await deps.files.sha256(path);
  call.signal.throwIfAborted();
  return {
    path: await commitClip(deps, request, { ...fitted, key: fetched.key, sha256 }),
    media,
    sha256,
    adjustments: [...fitted.adjustments, ...(isMarked ? [] : [unmarked(media)])],
  };
}

interface FittedName {
  readonly finalPath: string;
  readonly adjustments: readonly Adjustment[];
}

/** Settles under which name, in which container the clip goes out. */
async function fitContainer(
  deps: DeliverDeps,
  { finalPath }: DeliverRequest,
  { path, media: { container } }: FetchedVideo,
  call: CallOptions,
): Promise<FittedName> {
  if (fitsExtension(finalPath, container)) return { finalPath, adjustments: [] };
  let reason = `the model made a ${container} file`;
  if (deps.toMp4 !== undefined && fitsExtension(finalPath, 'mp4')) {
    try {
      await deps.toMp4(path, call);
      return { finalPath, adjustments: [] };
    } catch (error) {
      if (!isError(error, 'ffmpeg-missing', 'ffmpeg-failed')) throw error;
      reason = `${reason}, and turning it into MP4 failed: ${error.message}`;
    }
  }
  const fitting = withFittingExtension(finalPath, container);
  const adjustment = {
    option: 'output',
    kind: 'unsupported',
    asked: finalPath,
    used: fitting,
    reason,
  } as const;
  return { finalPath: fitting, adjustments: [adjustment] };
}

function unmarked({ container }: MediaDetails): Adjustment {
  const reason =
    container === 'mp4' || container === 'mov'
      ? 'the file has no place for it, or a signature seals it'
      : `a ${container} file has no place for it`;
  return { option: 'provenance', kind: 'unsupported', asked: 'inside the clip', reason };
}

interface ClipToCommit {
  readonly finalPath: string;
  readonly key: string;
  readonly sha256: string;
}

/** A file of the same content under the final name is this clip, named by a process that ended right after. */
async function commitClip(
  { files }: DeliverDeps,
  { overwrite }: DeliverRequest,
  { finalPath, key, sha256 }: ClipToCommit,
): Promise<string> {
  const partial = await files.openPartial(finalPath, key);
  try {
    return await partial.commit({ overwrite });
  } catch (error) {
    const isThere = isError(error, 'output-exists') && (await hasHash(files, finalPath, sha256));
    if (!isThere) throw error;
    await partial.discard();
    return finalPath;
  } finally {
    await partial.close();
  }
}

async function hasHash(files: ClipFiles, path: string, sha256: string): Promise<boolean> {
  return (await files.sha256(path).catch(() => undefined)) === sha256;
}

function isError(error: unknown, ...codes: readonly ErrorCode[]): error is AivideoError {
  return error instanceof AivideoError && codes.includes(error.code);
}
