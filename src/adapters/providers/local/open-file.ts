import { open } from 'node:fs/promises';
import { inputError } from '../../../domain/clips/file-error.js';
import type { OpenedMedia } from '../../../ports/video-provider.js';

const CHUNK_BYTES = 1 << 18;

export interface OpenFileOptions {
  /** Offset of the first byte; behind the end nothing comes. */
  readonly from: number;
  readonly signal: AbortSignal;
  /** The last byte has been read. */
  readonly onEnd: () => Promise<void>;
}

/** Streams a file; an abort ends the stream with the signal's reason. Errors: `input-file-unreadable`. */
export async function openFile(
  path: string,
  options: OpenFileOptions,
): Promise<Omit<OpenedMedia, 'version'>> {
  const { signal, onEnd } = options;
  const handle = await open(path).catch((error: unknown) => {
    throw inputError(path, error);
  });
  const { size } = await handle.stat();
  let position = Math.min(options.from, size);
  const from = position;
  let ends = (): void => {};

  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const fail = (): void => {
          controller.error(signal.reason);
          void handle.close();
        };
        signal.addEventListener('abort', fail, { once: true });
        ends = () => signal.removeEventListener('abort', fail);
      },
      async pull(controller) {
        const buffer = new Uint8Array(Math.min(CHUNK_BYTES, Math.max(1, size - position)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, position);
        position += bytesRead;
        if (signal.aborted) return;
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
        if (bytesRead > 0 && position < size) return;
        ends();
        await handle.close();
        await onEnd();
        controller.close();
      },
      async cancel() {
        ends();
        await handle.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, from, totalBytes: size };
}
