import { describe, expect, it } from 'vitest';
import { bytes, deliver } from './delivery.js';
import { call, failureOf, markedToken, provider, readAll } from './fixtures.js';
import { type SeenRequest, serve } from './scripted-server.js';

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
