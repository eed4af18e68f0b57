import { AivideoError } from '../../domain/errors.js';
import type { PartialFile } from '../../ports/clip-files.js';
import type { Clock } from '../../ports/clock.js';
import type { CallOptions, OpenedMedia } from '../../ports/video-provider.js';

export interface BodyRequest {
  readonly partial: PartialFile;
  /** Bytes of the whole file. */
  readonly maxBytes: number;
  /** Seconds without a byte after which the body counts as stalled. Default: never. */
  readonly stallSeconds?: number | undefined;
  readonly onProgress?: ((received: number, total?: number) => void) | undefined;
}

const progressEveryMs = 250;

/** A body that brings less than this in each such span of waiting would never end. */
const slowest = { bytes: 60 * 1024, spanMs: 60_000 } as const;

/**
 * Writes a body to the end of its partial file.
 *
 * Errors: `download-failed`, retryable when the body broke off, stalled, came too slowly (less than 1 KiB a second for
 * a minute), or was longer or shorter than told, and not
 * retryable when it is larger than the limit (then nothing of it is kept); what the file throws; the signal's reason.
 */
export async function readBody(
  clock: Clock,
  opened: OpenedMedia,
  request: BodyRequest,
  { signal }: CallOptions,
): Promise<void> {
  const reader = opened.stream.getReader();
  const watch = watchBody(clock, reader, request.stallSeconds, signal);
  const progress = reportProgress(clock, opened, request);
  try {
    for (;;) {
      const chunk = await watch.next();
      if (chunk === undefined) break;
      await store(chunk, opened, request);
      progress(false);
    }
  } finally {
    watch.end();
    await reader.cancel().catch(() => undefined);
  }
  refuseShort(opened, request);
  progress(true);
}

async function store(chunk: Uint8Array, { totalBytes }: OpenedMedia, request: BodyRequest): Promise<void> {
  const { partial, maxBytes } = request;
  const bytes = partial.bytes + chunk.byteLength;
  if (bytes > maxBytes) {
    await partial.truncate(0);
    throw tooLarge(maxBytes);
  }
  if (totalBytes !== undefined && bytes > totalBytes) {
    await partial.truncate(0);
    throw brokenOff(`The download brought more than the ${totalBytes} bytes that were announced`);
  }
  await partial.write(chunk);
}

function refuseShort({ totalBytes }: OpenedMedia, { partial }: BodyRequest): void {
  if (totalBytes === undefined || partial.bytes >= totalBytes) return;
  throw brokenOff(`The download broke off after ${partial.bytes} of ${totalBytes} bytes`);
}

function reportProgress(
  clock: Clock,
  { totalBytes }: OpenedMedia,
  { partial, onProgress }: BodyRequest,
): (always: boolean) => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (always) => {
    const nowMs = clock.monotonicMs();
    if (!always && nowMs - lastMs < progressEveryMs) return;
    lastMs = nowMs;
    if (totalBytes === undefined) onProgress?.(partial.bytes);
    else onProgress?.(partial.bytes, totalBytes);
  };
}

interface BodyWatch {
  /** The next chunk; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  end(): void;
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/** Reads with a limit on silence. An abort and a stall both cancel the reader, which ends a pending read. */
function watchBody(
  clock: Clock,
  reader: BodyReader,
  stallSeconds: number | undefined,
  signal: AbortSignal,
): BodyWatch {
  const ended = new AbortController();
  const state = { reading: false, silentSeconds: 0 };
  const refuseSlow = watchSpeed();
  const cancel = () => void reader.cancel(signal.reason).catch(() => undefined);
  const isStalled = () => stallSeconds !== undefined && state.silentSeconds >= stallSeconds;
  signal.addEventListener('abort', cancel, { once: true });
  if (stallSeconds !== undefined)
    void countSilence(clock, state, isStalled, ended.signal).then(cancel, () => undefined);
  return {
    async next() {
      signal.throwIfAborted();
      state.silentSeconds = 0;
      state.reading = true;
      const askedMs = clock.monotonicMs();
      const result = await reader.read().catch((error: unknown) => ({ error }));
      state.reading = false;
      signal.throwIfAborted();
      if (isStalled()) throw brokenOff(`The download stood still for ${stallSeconds} s`);
      if ('error' in result) throw asDrop(result.error);
      if (result.done) return undefined;
      refuseSlow(result.value.byteLength, clock.monotonicMs() - askedMs);
      return result.value;
    },
    end() {
      ended.abort();
      signal.removeEventListener('abort', cancel);
    },
  };
}

/** Told of every chunk and of how long it was waited for. */
function watchSpeed(): (bytes: number, waitedMs: number) => void {
  const span = { bytes: 0, ms: 0 };
  return (bytes, waitedMs) => {
    span.bytes += bytes;
    span.ms += waitedMs;
    if (span.ms < slowest.spanMs) return;
    if (span.bytes < slowest.bytes)
      throw brokenOff(`The download brought ${span.bytes} bytes in ${Math.round(span.ms / 1000)} s`);
    span.bytes = 0;
    span.ms = 0;
  };
}

/**
 * Counts seconds one by one and only while a read is pending: the time of a slow disk is not the server's, and a
 * machine that was asleep has not waited.
 */
async function countSilence(
  clock: Clock,
  state: { reading: boolean; silentSeconds: number },
  isStalled: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  while (!isStalled()) {
    await clock.sleep(1000, signal);
    if (state.reading) state.silentSeconds += 1;
  }
}

function asDrop(error: unknown): unknown {
  return error instanceof AivideoError ? error : brokenOff('The connection broke during the download', error);
}

/** The answer broke off or made no sense; asking again may well help. */
export function brokenOff(message: string, cause?: unknown): AivideoError {
  return new AivideoError('download-failed', message, { retryable: true, cause });
}

/** Asking again will not help. */
export function tooLarge(maxBytes: number): AivideoError {
  return new AivideoError('download-failed', `The output is larger than the limit of ${maxBytes} bytes`, {
    details: { maxBytes },
  });
}
