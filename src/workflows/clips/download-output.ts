import { AivideoError } from '../../domain/errors.js';
import type { RemoteMedia } from '../../domain/run/job.js';
import type { PartialFile } from '../../ports/clip-files.js';
import type { Clock } from '../../ports/clock.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions, OpenedMedia, VideoProvider } from '../../ports/video-provider.js';
import { type RetryLimit, type WaitNotice, withRetries } from '../jobs/with-retries.js';
import { brokenOff, readBody, tooLarge } from './read-body.js';

export interface DownloadDeps {
  readonly provider: VideoProvider;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

export interface DownloadLimits {
  /** Bytes. Default 4 GiB. */
  readonly maxBytes?: number;
  /**
   * A body that brings nothing for so long is dropped and asked for again. Default: none, because providers watch
   * their own connections.
   */
  readonly stallSeconds?: number;
  /** Of failures without progress in between. Default 12 attempts within 5 minutes. */
  readonly retry?: RetryLimit;
}

/** Where an output is found; its address may change once. */
export interface OutputSource {
  current(): RemoteMedia;
  /** Asks for the address anew. False when that was done before or can not be done. */
  renew(): Promise<boolean>;
}

export interface DownloadRequest {
  readonly source: OutputSource;
  /** Goes on after what is there already. */
  readonly partial: PartialFile;
  /** Takes nothing of what is there: it turned out to be no good. */
  readonly startOver: boolean;
  readonly limits: DownloadLimits;
  readonly onProgress?: ((received: number, total?: number) => void) | undefined;
  readonly onWait?: ((notice: WaitNotice) => void) | undefined;
}

/** How sure it is that the file is what the provider holds. */
export interface DownloadedOutput {
  /** True when its size was told and all bytes came from one version of the file. */
  readonly certain: boolean;
}

/** What is known of a transfer from one attempt to the next. */
interface Transfer {
  startOver: boolean;
  version?: string | undefined;
  total?: number | undefined;
  /** Whether every byte is known to have come under `version`. */
  oneVersion: boolean;
  /** The most bytes there ever were, and how many when the retry limits last started anew. */
  highest: number;
  mark: number;
}

const defaultMaxBytes = 4 * 2 ** 30;
const defaultRetry: RetryLimit = { attempts: 12 };
/** So much more than before a drop counts as progress. Without it a server that gives one byte a time never ends. */
const gainBytes = 65_536;

/**
 * Streams an output into its partial file until it is whole, going on with Range after each drop.
 *
 * Errors: `download-failed` (larger than the limit; or broken off again and again), `output-removed`, what the
 * provider's `open` and the file throw, the signal's reason. What has arrived stays in the partial file.
 */
export async function downloadOutput(
  deps: DownloadDeps,
  request: DownloadRequest,
  call: CallOptions,
): Promise<DownloadedOutput> {
  const { partial, limits, onWait } = request;
  const transfer = beginTransfer(request);
  await withRetries(() => receiveRest(deps, request, transfer, call), {
    ...deps,
    signal: call.signal,
    limit: limits.retry ?? defaultRetry,
    onWait,
    gained: () => hasGained(transfer, partial),
  });
  return { certain: transfer.oneVersion && transfer.total !== undefined };
}

function beginTransfer({ partial, startOver }: DownloadRequest): Transfer {
  const bytes = startOver ? 0 : partial.bytes;
  return { startOver, oneVersion: bytes === 0, highest: bytes, mark: bytes };
}

function hasGained(transfer: Transfer, { bytes }: PartialFile): boolean {
  transfer.highest = Math.max(transfer.highest, bytes);
  if (transfer.highest - transfer.mark < gainBytes) return false;
  transfer.mark = transfer.highest;
  return true;
}

async function receiveRest(
  deps: DownloadDeps,
  request: DownloadRequest,
  transfer: Transfer,
  call: CallOptions,
): Promise<void> {
  const { partial } = request;
  const opened = await openRest(deps, request, transfer, call);
  const maxBytes = request.limits.maxBytes ?? defaultMaxBytes;
  if ((opened.totalBytes ?? 0) > maxBytes) {
    await opened.stream.cancel().catch(() => undefined);
    throw tooLarge(maxBytes);
  }
  noteVersion(transfer, opened);
  await partial.truncate(opened.from);
  const { stallSeconds } = request.limits;
  try {
    await readBody(deps.clock, opened, { ...request, maxBytes, stallSeconds }, call);
  } catch (error) {
    // A file without an end is no part of any clip.
    if (error instanceof AivideoError && error.code === 'download-failed' && !error.retryable)
      await partial.truncate(0);
    throw error;
  }
}

function noteVersion(transfer: Transfer, opened: OpenedMedia): void {
  if (opened.from === 0) transfer.oneVersion = true;
  else if (opened.version === undefined || opened.version !== transfer.version) transfer.oneVersion = false;
  transfer.startOver = false;
  transfer.version = opened.version;
  transfer.total = opened.totalBytes;
}

/** Opens what is missing; the whole file again when the two parts would not belong together. */
async function openRest(
  deps: DownloadDeps,
  request: DownloadRequest,
  transfer: Transfer,
  call: CallOptions,
): Promise<OpenedMedia> {
  // One byte that is there already is asked for again: a range that begins at the end is an error (416) by
  // RFC 9110, and this way a complete file is told as such.
  const from = transfer.startOver ? 0 : Math.max(0, request.partial.bytes - 1);
  const opened = await openFrom(deps, request, from, call);
  if (belongs(opened, from, transfer, request.partial)) return opened;
  await opened.stream.cancel().catch(() => undefined);
  const whole = await openFrom(deps, request, 0, call);
  if (whole.from === 0) return whole;
  await whole.stream.cancel().catch(() => undefined);
  throw brokenOff(`The download started at byte ${whole.from} instead of 0`);
}

function belongs(opened: OpenedMedia, asked: number, transfer: Transfer, partial: PartialFile): boolean {
  if (opened.from === 0) return true;
  if (opened.from > asked || transfer.startOver) return false;
  if (opened.totalBytes !== undefined && opened.totalBytes < partial.bytes) return false;
  return agrees(transfer.version, opened.version) && agrees(transfer.total, opened.totalBytes);
}

function agrees<T>(known: T | undefined, told: T | undefined): boolean {
  return known === undefined || told === undefined || known === told;
}

async function openFrom(
  deps: DownloadDeps,
  request: DownloadRequest,
  from: number,
  call: CallOptions,
): Promise<OpenedMedia> {
  try {
    return await deps.provider.open(request.source.current(), from > 0 ? { ...call, from } : call);
  } catch (error) {
    call.signal.throwIfAborted();
    if (!(error instanceof AivideoError)) throw error;
    if (error.code === 'output-removed') {
      if (await request.source.renew()) return openFrom(deps, request, from, call);
      throw asFinal(error);
    }
    const rangeRefused = from > 0 && error.code === 'download-failed' && !error.retryable;
    if (rangeRefused) return openFrom(deps, request, 0, call);
    throw error;
  }
}

/** A provider may call a dead address worth another try. It is not once the address has been asked for anew. */
function asFinal({ code, message, cause, details }: AivideoError): AivideoError {
  return new AivideoError(code, message, { cause, details });
}
