import { AivideoError } from '../../../domain/errors.js';
import type { OpenedMedia } from '../../../ports/video-provider.js';

/**
 * The bytes in a `data:` URL (RFC 2397) from an offset on. Errors: `download-failed` for one that can not be read.
 */
export function openDataUrl(url: string, from: number): OpenedMedia {
  const bytes = decode(url);
  const start = Math.min(from, bytes.byteLength);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      if (start < bytes.byteLength) controller.enqueue(bytes.subarray(start));
      controller.close();
    },
  });
  return { stream, from: start, totalBytes: bytes.byteLength };
}

function decode(url: string): Uint8Array {
  const comma = url.indexOf(',');
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(0, Math.max(0, comma)));
  const content = url.slice(comma + 1);
  try {
    if (comma < 0) throw new Error('It has no comma');
    return isBase64
      ? decodeBase64(decodeURIComponent(content))
      : new TextEncoder().encode(decodeURIComponent(content));
  } catch (cause) {
    throw new AivideoError('download-failed', 'The `data:` URL of the output can not be read', { cause });
  }
}

/** `Buffer` skips what is not base64; a damaged file must not pass for a whole one. */
function decodeBase64(text: string): Uint8Array {
  const compact = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) throw new Error('It is not base64');
  return Buffer.from(compact, 'base64');
}
