import type { IncomingMessage } from 'node:http';

/** More bytes came than the service takes. */
export class BodyTooLarge extends Error {}

/** The whole body. One that is too large is read to its end and thrown away, so that the client can hear the answer. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= limitBytes) chunks.push(chunk);
  }
  if (length > limitBytes) throw new BodyTooLarge(`the body has ${length} bytes`);
  return Buffer.concat(chunks);
}
