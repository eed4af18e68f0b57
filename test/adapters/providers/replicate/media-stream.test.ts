import { describe, expect, it } from 'vitest';
import { bytes } from './delivery.js';
import { call, failureOf, provider, readAll } from './fixtures.js';
import { type Handler, serve } from './scripted-server.js';

describe('a download that goes wrong on its way', () => {
  const outUrl = (server: { origin: string }) => ({ url: `${server.origin}/out.mp4` });

  it.each([
    ['is reset', (raw: Parameters<Handler>[2]) => raw.socket.resetAndDestroy()],
    ['ends early', (raw: Parameters<Handler>[2]) => raw.socket.end()],
  ])('may be repeated when the connection %s', async (_what, breakOff) => {
    const server = await serve((response, _request, raw) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write(bytes.subarray(0, 5), () => breakOff(raw));
    });
    const opened = await provider(server.baseUrl).open(outUrl(server), call);

    const error = await failureOf(readAll(opened.stream));

    expect(error).toMatchObject({ code: 'download-failed', retryable: true });
  });

  it('may be repeated when nothing comes any more', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write(bytes.subarray(0, 5));
    });
    const opened = await provider(server.baseUrl, { timeouts: { stallMs: 40 } }).open(outUrl(server), call);

    const error = await failureOf(readAll(opened.stream));

    expect(error).toMatchObject({ code: 'network-timeout', retryable: true });
  });

  it('may be repeated when the headers do not come', async () => {
    const server = await serve(() => undefined);

    const error = await failureOf(
      provider(server.baseUrl, { timeouts: { requestMs: 40 } }).open(outUrl(server), call),
    );

    expect(error).toMatchObject({ code: 'network-timeout', retryable: true });
  });

  it('may be repeated when the connection breaks before the headers', async () => {
    const server = await serve((_response, _request, raw) => raw.socket.resetAndDestroy());

    const error = await failureOf(provider(server.baseUrl).open(outUrl(server), call));

    expect(error).toMatchObject({ code: 'download-failed', retryable: true });
  });

  it('ends with the reason of the caller', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const server = await serve((response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write(bytes.subarray(0, 5));
    });
    const opened = await provider(server.baseUrl).open(outUrl(server), { signal: controller.signal });
    const reader = opened.stream.getReader();
    await reader.read();

    controller.abort(reason);

    await expect(reader.read()).rejects.toBe(reason);
  });

  it('closes the connection when the reader leaves', async () => {
    let sawEnd: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      sawEnd = resolve;
    });
    const server = await serve((response, _request, raw) => {
      raw.socket.once('close', sawEnd);
      response.writeHead(200);
      response.write(bytes);
    });
    const opened = await provider(server.baseUrl).open(outUrl(server), call);

    await opened.stream.cancel();

    await ended;
    expect(server.requests).toHaveLength(1);
  });

  it('is cut off when it has no end', async () => {
    const server = await serve((response, _request, raw) => {
      const chunk = Buffer.alloc(65_536);
      const send = () => {
        while (!raw.socket.destroyed && response.write(chunk));
      };
      response.on('drain', send);
      send();
    });
    const opened = await provider(server.baseUrl, { maxMediaBytes: 1_000_000 }).open(outUrl(server), call);

    const error = await failureOf(readAll(opened.stream));

    expect(error).toMatchObject({
      code: 'download-failed',
      retryable: false,
      details: { limitBytes: 1_000_000 },
    });
  });

  it('does not begin when the file is announced larger than is taken', async () => {
    const server = await serve((response) =>
      response.writeHead(200, { 'content-length': 5_000_000 }).flushHeaders(),
    );

    const error = await failureOf(
      provider(server.baseUrl, { maxMediaBytes: 1000 }).open(outUrl(server), call),
    );

    expect(error).toMatchObject({ code: 'download-failed', retryable: false });
  });

  it('survives bytes past the announced length', async () => {
    const server = await serve((_response, _request, raw) => {
      raw.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789 and more');
    });
    const opened = await provider(server.baseUrl).open(outUrl(server), call);

    expect(String(await readAll(opened.stream))).toBe('0123456789');
  });
});
