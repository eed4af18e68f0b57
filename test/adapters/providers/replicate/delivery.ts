import type { Handler } from './scripted-server.js';

/** What is served. */
export const bytes = Buffer.from('0123456789');

/** Serves ten bytes the way a delivery host does, ranges included. */
export const deliver: Handler = (response, { headers }) => {
  const [, start] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  const from = Number(start ?? 0);
  const isFresh = headers['if-range'] === undefined || headers['if-range'] === '"v1"';
  if (start === undefined || !isFresh) {
    response.writeHead(200, { 'content-length': 10, etag: '"v1"' }).end(bytes);
  } else if (from >= 10) {
    response.writeHead(416, { 'content-range': 'bytes */10' }).end();
  } else {
    const range = `bytes ${from}-9/10`;
    response.writeHead(206, { 'content-length': 10 - from, 'content-range': range, etag: '"v1"' });
    response.end(bytes.subarray(from));
  }
};
