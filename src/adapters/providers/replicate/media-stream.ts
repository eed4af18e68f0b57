import type { IncomingMessage } from 'node:http';
import { AivideoError } from '../../../domain/errors.js';
import { innermostCause } from './network-failure.js';
import { createWatchdog } from './watchdog.js';

export interface MediaStreamOptions {
  readonly host: string;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte, while bytes are wanted, after which it is over. */
  readonly stallMs: number;
  /** Bytes that may come. */
  readonly maxBytes: number;
}

/**
 * The body of an answer as a stream. It ends with `download-failed` when the connection breaks off, with
 * `network-timeout` when nothing comes any more, with the signal's reason when that is aborted.
 */
export function mediaStream(
  response: IncomingMessage,
  options: MediaStreamOptions,
): ReadableStream<Uint8Array> {
  const watchdog = createWatchdog(options.signal);
  const chunks: AsyncIterator<Uint8Array> = response[Symbol.asyncIterator]();
  let bytes = 0;
  const end = () => {
    watchdog.stop();
    response.destroy();
  };
  watchdog.signal.addEventListener('abort', () => response.destroy(new Error('Aborted')), { once: true });
  // Without a listener, an error after the reader has left would end the program.
  response.on('error', () => undefined);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        options.signal.throwIfAborted();
        watchdog.restart(options.stallMs);
        const next = await chunks.next();
        // A slow reader is no stall of the sender.
        watchdog.pause();
        if (next.done === true) {
          end();
          controller.close();
          return;
        }
        bytes += next.value.byteLength;
        if (bytes > options.maxBytes) throw tooLarge(options);
        controller.enqueue(next.value);
      } catch (error) {
        end();
        controller.error(streamFailure(error, options, watchdog.hasExpired));
      }
    },
    cancel: end,
  });
}

function streamFailure(error: unknown, { signal, host }: MediaStreamOptions, hasExpired: boolean): unknown {
  const options = { retryable: true, details: { host } };
  if (error instanceof AivideoError) return error;
  if (hasExpired) return new AivideoError('network-timeout', `\`${host}\` stopped sending`, options);
  if (signal.aborted) return signal.reason;
  return new AivideoError('download-failed', `The connection to \`${host}\` broke off during the download`, {
    ...options,
    cause: innermostCause(error),
  });
}

/** The error for more bytes than any clip has. */
export function tooLarge({ host, maxBytes }: Pick<MediaStreamOptions, 'host' | 'maxBytes'>): AivideoError {
  return new AivideoError(
    'download-failed',
    `\`${host}\` sends more than the ${maxBytes} bytes that are taken`,
    {
      details: { host, limitBytes: maxBytes },
    },
  );
}
