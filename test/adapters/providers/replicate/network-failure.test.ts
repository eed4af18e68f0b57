import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { call, failureOf, job, provider, scriptedProvider } from './fixtures.js';
import { sendJson, serve } from './scripted-server.js';

/** What `fetch` rejects with: the reason lies underneath. */
function fetchFailed(fields: Record<string, unknown>, message = 'socket hang up'): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), fields) });
}

const neverConnected: [string, Error][] = [
  ['ECONNREFUSED', fetchFailed({ code: 'ECONNREFUSED', syscall: 'connect' })],
  ['ENOTFOUND', fetchFailed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
  ['EAI_AGAIN', fetchFailed({ code: 'EAI_AGAIN' })],
  ['UND_ERR_CONNECT_TIMEOUT', fetchFailed({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
  ['ETIMEDOUT of connect', fetchFailed({ code: 'ETIMEDOUT', syscall: 'connect' })],
  ['a foreign certificate', fetchFailed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
  ['a certificate for another host', fetchFailed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
  ['no TLS at all', fetchFailed({ code: 'ERR_SSL_WRONG_VERSION_NUMBER' })],
  [
    'an end within the handshake',
    fetchFailed(
      { code: 'ECONNRESET' },
      'Client network socket disconnected before secure TLS connection was established',
    ),
  ],
  [
    'several addresses, all refused',
    new TypeError('fetch failed', {
      cause: new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })], ''),
    }),
  ],
];

const maybeSent: [string, Error][] = [
  ['ECONNRESET', fetchFailed({ code: 'ECONNRESET', syscall: 'read' })],
  ['EPIPE', fetchFailed({ code: 'EPIPE', syscall: 'write' })],
  ['UND_ERR_SOCKET', fetchFailed({ code: 'UND_ERR_SOCKET' }, 'other side closed')],
  ['UND_ERR_HEADERS_TIMEOUT', fetchFailed({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
  ['ETIMEDOUT of read', fetchFailed({ code: 'ETIMEDOUT', syscall: 'read' })],
  ['something unheard of', new Error('whatever')],
];

describe('a create', () => {
  it.each(neverConnected)('that never reached anybody may be repeated: %s', async (_what, thrown) => {
    const { provider: replicate, requests } = scriptedProvider(() => Promise.reject(thrown));

    const error = await failureOf(replicate.start('owner/name', {}, call));

    expect(error).toMatchObject({ retryable: true, code: expect.stringMatching(/^network-/) });
    expect(requests).toHaveLength(1);
  });

  it.each(maybeSent)('that may have arrived is never repeated: %s', async (_what, thrown) => {
    const { provider: replicate, requests } = scriptedProvider(() => Promise.reject(thrown));

    const error = await failureOf(replicate.start('owner/name', {}, call));

    expect(error).toMatchObject({ retryable: false, code: 'job-unknown', details: { outcome: 'unknown' } });
    expect(requests).toHaveLength(1);
  });

  it('whose answer does not come in time has an unknown outcome', async () => {
    const server = await serve(() => undefined);
    const replicate = provider(server.baseUrl, { timeouts: { requestMs: 40 } });

    const error = await failureOf(replicate.start('owner/name', {}, call));

    expect(error).toMatchObject({
      code: 'job-unknown',
      message: expect.stringMatching(/did not come in time$/),
    });
  });

  it('whose answer breaks off in the middle has an unknown outcome', async () => {
    const server = await serve((response, _request, raw) => {
      response.writeHead(201, { 'content-length': '1000' });
      response.write('{"id":"gm', () => raw.socket.destroy());
    });

    const error = await failureOf(provider(server.baseUrl).start('owner/name', {}, call));

    expect(error.code).toBe('job-unknown');
  });
});

describe('a create over TLS', () => {
  it('to a server that speaks none has sent nothing and may be repeated', async () => {
    const server = await serve(() => undefined);

    const error = await failureOf(provider(`https://127.0.0.1:${server.port}`).start('owner/name', {}, call));

    expect(error).toMatchObject({ code: 'network-unreachable', retryable: true });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a request for a state', () => {
  it.each([...neverConnected, ...maybeSent])('may be repeated after %s', async (_what, thrown) => {
    const { provider: replicate } = scriptedProvider(() => Promise.reject(thrown));

    const error = await failureOf(replicate.status(job, call));

    expect(error).toMatchObject({ retryable: true, code: expect.stringMatching(/^network-/) });
  });

  it('says what lies underneath', async () => {
    const port = await closedPort();

    const error = await failureOf(provider(`http://127.0.0.1:${port}`).status(job, call));

    expect(error.message).toBe(`\`127.0.0.1:${port}\` can not be reached`);
    expect(error.cause).toMatchObject({ message: `connect ECONNREFUSED 127.0.0.1:${port}` });
  });

  it('gives up a host that does not answer', async () => {
    const server = await serve(() => undefined);
    const replicate = provider(server.baseUrl, { timeouts: { requestMs: 40 } });

    const error = await failureOf(replicate.status(job, call));

    expect(error).toMatchObject({ code: 'network-timeout', retryable: true });
  });

  it('gives up an answer that stops in the middle', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{');
    });
    const replicate = provider(server.baseUrl, { timeouts: { stallMs: 10 } });

    const error = await failureOf(replicate.status(job, call));

    expect(error).toMatchObject({ code: 'network-timeout', retryable: true });
  });

  it('can be made by many at once under one signal without a warning', async () => {
    const warnings: string[] = [];
    const onWarning = (warning: Error) => warnings.push(warning.name);
    const server = await serve((response) => sendJson(response, { username: 'a' }, { status: 500 }));
    const replicate = provider(server.baseUrl);
    process.on('warning', onWarning);
    const { signal } = new AbortController();

    await Promise.all(Array.from({ length: 30 }, () => failureOf(replicate.status(job, { signal }))));

    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });
});

/** A port that nobody listens at any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
