import { describe, expect, it } from 'vitest';
import { bytes, deliver } from './delivery.js';
import { call, failureOf, provider, readAll } from './fixtures.js';
import { serve } from './scripted-server.js';

describe('open', () => {
  it('reads a file with its size and its version', async () => {
    const server = await serve(deliver);

    const opened = await provider(server.baseUrl).open({ url: `${server.origin}/out.mp4` }, call);

    expect(opened).toMatchObject({ from: 0, totalBytes: 10, version: '"v1"' });
    expect(await readAll(opened.stream)).toEqual(bytes);
    expect(server.requests[0]?.headers).toMatchObject({
      'accept-encoding': 'identity',
      'user-agent': 'aivideo/0.0.0',
    });
  });

  it('goes on from an offset', async () => {
    const server = await serve(deliver);

    const opened = await provider(server.baseUrl).open(
      { url: `${server.origin}/out.mp4` },
      { ...call, from: 4 },
    );

    expect(opened).toMatchObject({ from: 4, totalBytes: 10 });
    expect(String(await readAll(opened.stream))).toBe('456789');
  });

  it('begins anew when the server can not start in the middle', async () => {
    const server = await serve((response) => response.end(bytes));

    const opened = await provider(server.baseUrl).open(
      { url: `${server.origin}/out.mp4` },
      { ...call, from: 4 },
    );

    expect(opened.from).toBe(0);
    expect(await readAll(opened.stream)).toEqual(bytes);
  });

  it.each([
    ['"v1"', 4],
    ['"v0"', 0],
  ])('when %s is there already, a file of version "v1" comes from %i', async (version, from) => {
    const server = await serve(deliver);
    const options = { ...call, from: 4, version };

    const opened = await provider(server.baseUrl).open({ url: `${server.origin}/out.mp4` }, options);

    expect(opened.from).toBe(from);
  });

  it('does not hold a weak version against the server', async () => {
    const server = await serve(deliver);
    const options = { ...call, from: 4, version: 'W/"v0"' };

    const opened = await provider(server.baseUrl).open({ url: `${server.origin}/out.mp4` }, options);

    expect(opened.from).toBe(4);
    expect(server.requests[0]?.headers).not.toHaveProperty('if-range');
  });

  it('has nothing more to read at the end of the file', async () => {
    const server = await serve(deliver);

    const opened = await provider(server.baseUrl).open(
      { url: `${server.origin}/out.mp4` },
      { ...call, from: 10 },
    );

    expect(opened).toMatchObject({ from: 10, totalBytes: 10 });
    expect(await readAll(opened.stream)).toHaveLength(0);
  });

  it('begins anew when the file is shorter than what is there', async () => {
    const server = await serve(deliver);

    const opened = await provider(server.baseUrl).open(
      { url: `${server.origin}/out.mp4` },
      { ...call, from: 99 },
    );

    expect(opened.from).toBe(0);
    expect(await readAll(opened.stream)).toEqual(bytes);
  });

  it('does not accept a part that leaves a gap', async () => {
    const server = await serve((response) =>
      response.writeHead(206, { 'content-range': 'bytes 6-9/10' }).end('6789'),
    );

    const error = await failureOf(
      provider(server.baseUrl).open({ url: `${server.origin}/out.mp4` }, { ...call, from: 4 }),
    );

    expect(error).toMatchObject({ code: 'download-failed', retryable: true });
  });

  it('does not take packed bytes for the file', async () => {
    const server = await serve((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
    );

    const error = await failureOf(provider(server.baseUrl).open({ url: `${server.origin}/out.mp4` }, call));

    expect(error).toMatchObject({ code: 'download-failed', details: { encoding: 'gzip' } });
  });

  it.each([
    [401, 'output-removed', true],
    [403, 'output-removed', true],
    [404, 'output-removed', true],
    [410, 'output-removed', true],
    [400, 'download-failed', false],
    [204, 'download-failed', false],
    [500, 'download-failed', true],
    [503, 'download-failed', true],
    [429, 'rate-limited', true],
  ])('turns status %i into %s', async (status, code, retryable) => {
    const server = await serve((response) => response.writeHead(status, { 'retry-after': '3' }).end());

    const error = await failureOf(provider(server.baseUrl).open({ url: `${server.origin}/out.mp4` }, call));

    expect(error).toMatchObject({ code, retryable, details: { status } });
    if (status === 429 || status === 503) expect(error.details.retryAfterSeconds).toBe(3);
  });

  it('reads data URLs, packed as base64 or not', async () => {
    const replicate = provider('https://api.example.com');

    const packed = await replicate.open({ url: `data:video/mp4;base64,${bytes.toString('base64')}` }, call);
    const plain = await replicate.open({ url: 'data:,a%20b' }, { ...call, from: 1 });

    expect([packed.totalBytes, await readAll(packed.stream)]).toEqual([10, bytes]);
    expect([plain.from, String(await readAll(plain.stream))]).toEqual([1, ' b']);
  });

  it.each(['data:video/mp4;base64', 'data:video/mp4;base64,a*b', 'data:,%'])(
    'says that %s can not be read',
    async (url) => {
      const error = await failureOf(provider('https://api.example.com').open({ url }, call));

      expect(error.code).toBe('download-failed');
    },
  );
});
