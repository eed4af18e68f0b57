import { describe, expect, it } from 'vitest';
import { call, failureOf, markedToken, provider, readAll } from './fixtures.js';
import { type Handler, type SeenRequest, serve } from './scripted-server.js';

const bytes = Buffer.from('0123456789');

/** Serves ten bytes the way a delivery host does, ranges included. */
const deliver: Handler = (response, { headers }) => {
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

describe('where a download may go', () => {
  it('sends the token to the API itself and to nobody else', async () => {
    const delivery = await serve(deliver);
    const api = await serve((response) =>
      response.writeHead(302, { location: `${delivery.origin}/out.mp4` }).end(),
    );
    const replicate = provider(api.baseUrl);

    await replicate.open({ url: `${api.origin}/v1/files/abc/download` }, call);
    await replicate.open({ url: `${delivery.origin}/out.mp4` }, call);

    const authorization = ({ headers }: SeenRequest) => headers.authorization;
    expect(api.requests.map(authorization)).toEqual([`Bearer ${markedToken}`]);
    expect(delivery.requests.map(authorization)).toEqual([undefined, undefined]);
  });

  it('follows five redirects and not six', async () => {
    const server = await serve((response, request, raw) => {
      const left = Number(request.path.slice(1));
      if (left === 0) deliver(response, request, raw);
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    const replicate = provider(server.baseUrl);

    const opened = await replicate.open({ url: `${server.origin}/5` }, call);
    const error = await failureOf(replicate.open({ url: `${server.origin}/6` }, call));

    expect(await readAll(opened.stream)).toEqual(bytes);
    expect(error).toMatchObject({ code: 'download-failed', retryable: false });
  });

  it.each(['file:///etc/passwd', 'ftp://example.com/x.mp4', 'gopher://x', 'not a url'])(
    'never goes to %s',
    async (url) => {
      const error = await failureOf(provider('https://api.example.com').open({ url }, call));

      expect(error).toMatchObject({ code: 'address-refused', retryable: false });
    },
  );

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://[fd00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://2852039166/',
    'https://inside.example.com/',
    'file:///etc/passwd',
  ])('is not redirected to %s', async (location) => {
    const server = await serve((response) => response.writeHead(302, { location }).end());
    const resolve = async () => [{ address: '192.168.0.7', family: 4 }];

    const error = await failureOf(
      provider(server.baseUrl, { resolve }).open({ url: `${server.origin}/out.mp4` }, call),
    );

    expect(error).toMatchObject({ code: 'address-refused', retryable: false });
  });

  it.each([
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://localhost/',
    'http://8.8.8.8/',
  ])('never goes to %s for an API on the public internet', async (url) => {
    const resolve = async (host: string) => [
      { address: host === 'localhost' ? '127.0.0.1' : '93.184.216.34', family: 4 },
    ];

    const error = await failureOf(provider('https://api.example.com', { resolve }).open({ url }, call));

    expect(error.code).toBe('address-refused');
  });

  it('connects to the very address that was looked up and found fit', async () => {
    const server = await serve(deliver);
    const lookups: string[] = [];
    const resolve = async (host: string) => {
      lookups.push(host);
      return [{ address: lookups.length === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };

    const opened = await provider(server.baseUrl, { resolve }).open(
      { url: `http://clips.example.com:${server.port}/out.mp4` },
      call,
    );

    expect(await readAll(opened.stream)).toEqual(bytes);
    expect(lookups).toEqual(['clips.example.com']);
    expect(server.requests[0]?.headers.host).toBe(`clips.example.com:${server.port}`);
  });

  it('says when a host has no address', async () => {
    const resolve = () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' }));

    const error = await failureOf(
      provider('https://api.example.com', { resolve }).open({ url: 'https://clips.example.com/x.mp4' }, call),
    );

    expect(error).toMatchObject({ code: 'network-unreachable', retryable: true });
  });

  it('gives up a look-up that takes too long', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    const slow = provider('https://api.example.com', { resolve, timeouts: { requestMs: 40 } });

    const error = await failureOf(slow.open({ url: 'https://clips.example.com/x.mp4' }, call));

    expect(error).toMatchObject({ code: 'network-timeout', retryable: true });
  });

  it('ends a look-up with the reason of the caller', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const resolve = () => {
      controller.abort(reason);
      return new Promise<never>(() => undefined);
    };
    const replicate = provider('https://api.example.com', { resolve });

    const opened = replicate.open({ url: 'https://clips.example.com/x.mp4' }, { signal: controller.signal });

    await expect(opened).rejects.toBe(reason);
  });
});
