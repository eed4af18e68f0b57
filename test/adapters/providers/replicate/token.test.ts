import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReplicateDirectory } from '../../../../src/adapters/providers/replicate/replicate-directory.js';
import {
  answering,
  call,
  everythingIn,
  failureOf,
  job,
  markedToken,
  options,
  prediction,
  provider,
  scriptedProvider,
} from './fixtures.js';

/** Every call of the provider and the directory, over one `fetch`. */
async function failEverything(respond: () => Promise<Response>): Promise<readonly Error[]> {
  const { provider: replicate } = scriptedProvider(respond);
  const directory = createReplicateDirectory(options('https://api.example.com', { fetch: respond }));
  const folder = await mkdtemp(join(tmpdir(), 'aivideo-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'clip.mp4');
  await writeFile(path, Buffer.alloc(300 * 1024));
  const file = { path, name: 'clip.mp4', bytes: 300 * 1024, contentType: 'video/mp4' };
  const jobs = replicate.recentJobs({ since: 0, ...call })[Symbol.asyncIterator]();
  return Promise.all(
    [
      replicate.start('owner/name', {}, call),
      replicate.status(job, call),
      replicate.cancel(job, call),
      replicate.attach(file, call),
      jobs.next(),
      directory.describe('owner/name', call),
      directory.describe('owner/name', { ...call, version: 'abc' }),
      directory.search('waves', call),
      directory.account(call),
    ].map(failureOf),
  );
}

describe('the token', () => {
  it.each([400, 401, 402, 403, 404, 413, 418, 422, 429, 500, 503])(
    'stands nowhere in an error when a server repeats it with %i',
    async (status) => {
      const echo = `Bearer ${markedToken} (${encodeURIComponent(markedToken)}) is wrong`;
      const body = {
        title: echo,
        detail: echo,
        invalid_fields: [{ field: echo, type: echo, description: echo }],
      };

      const errors = await failEverything(async () => Response.json(body, { status }));

      expect(errors).toHaveLength(9);
      for (const error of errors) expect(everythingIn(error)).not.toContain(markedToken);
    },
  );

  it('stands nowhere in an error when the network error repeats it', async () => {
    const cause = Object.assign(new Error(`bad header Bearer ${markedToken}`), {
      headers: { auth: markedToken },
    });

    const errors = await failEverything(() => Promise.reject(new TypeError('fetch failed', { cause })));

    for (const error of errors) expect(everythingIn(error)).not.toContain(markedToken);
  });

  it('stands nowhere in an error when a redirect repeats it', async () => {
    const headers = { location: `https://evil.example.com/?token=${markedToken}` };

    const errors = await failEverything(async () => new Response(null, { status: 302, headers }));

    for (const error of errors) expect(everythingIn(error)).not.toContain(markedToken);
  });

  it('stands nowhere in what a job has written', async () => {
    const texts = { error: `token ${markedToken}`, logs: `using ${markedToken}\n` };

    const running = await answering(prediction({ ...texts, status: 'processing' })).provider.status(
      job,
      call,
    );
    const failed = await answering(prediction({ ...texts, status: 'failed' })).provider.status(job, call);

    expect(JSON.stringify([running, failed])).not.toContain(markedToken);
    expect(failed).toMatchObject({ message: 'token ****', logTail: 'using ****' });
  });

  it('is sent as a bearer token, with our name', async () => {
    const { provider: replicate, requests } = answering(prediction());

    await replicate.status(job, call);

    const headers = new Headers(requests[0]?.init.headers);
    expect(headers.get('authorization')).toBe(`Bearer ${markedToken}`);
    expect(headers.get('user-agent')).toBe('aivideo/0.0.0');
  });

  it('is taken without the line end of the file that it came from', async () => {
    let sent: string | null = null;
    const fetch = async (_url: URL, init: RequestInit) => {
      sent = new Headers(init.headers).get('authorization');
      return Response.json(prediction());
    };

    await provider('https://api.example.com', { token: `${markedToken}\n`, fetch }).status(job, call);

    expect(sent).toBe(`Bearer ${markedToken}`);
  });

  it.each(['', '  \n'])('is missed when it is %o, whatever the environment holds', (token) => {
    expect(() => provider('https://api.example.com', { token })).toThrow(
      expect.objectContaining({ code: 'token-missing' }),
    );
  });

  it('is refused, and not repeated, when no header can carry it', () => {
    const token = `${markedToken}\nX-Evil: 1`;

    expect(() => provider('https://api.example.com', { token })).toThrow(
      expect.objectContaining({ code: 'token-refused', message: expect.not.stringContaining('MARKED') }),
    );
  });
});
