import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answering, call, failureOf, provider } from './fixtures.js';
import { sendJson, serve } from './scripted-server.js';

const kilobyte = 1024;
const uploaded = { id: 'abc', urls: { get: 'https://api.replicate.com/v1/files/abc' } };

async function fileOf(bytes: number, name = 'start.png') {
  const folder = await mkdtemp(join(tmpdir(), 'aivideo-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'file');
  await writeFile(path, '');
  const handle = await open(path, 'r+');
  await handle.truncate(bytes);
  await handle.close();
  return { path, name, bytes, contentType: 'image/png' };
}

describe('attach', () => {
  it('puts a file of 256 KB into the input itself', async () => {
    const { provider: replicate, requests } = answering(uploaded);

    const url = await replicate.attach(await fileOf(256 * kilobyte), call);

    expect(url).toMatch(/^data:image\/png;base64,A+=*$/);
    expect(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')).toHaveLength(256 * kilobyte);
    expect(requests).toHaveLength(0);
  });

  it('uploads a larger file, whole, with its name and type', async () => {
    const server = await serve((response) => sendJson(response, uploaded, { status: 201 }));

    const url = await provider(server.baseUrl).attach(await fileOf(256 * kilobyte + 1, 'wave.png'), call);

    const [request] = server.requests;
    expect(url).toBe(uploaded.urls.get);
    expect(`${request?.method} ${request?.path}`).toBe('POST /v1/files');
    expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(request?.body).toMatch(
      /name="content"; filename="wave.png"\r\nContent-Type: image\/png\r\n\r\n\0/,
    );
    expect(request?.body).toMatch(/name="metadata".*\r\nContent-Type: application\/json\r\n\r\n\{\}/);
    expect(request?.body.match(/\0/g)).toHaveLength(256 * kilobyte + 1);
  });

  it('cuts a name to the 255 bytes that the service takes, but not its extension', async () => {
    const server = await serve((response) => sendJson(response, uploaded, { status: 201 }));
    const name = `${'가'.repeat(200)}.png`;

    await provider(server.baseUrl).attach(await fileOf(300 * kilobyte, name), call);

    const body = Buffer.from(server.requests[0]?.body ?? '', 'latin1').toString('utf8');
    expect(/filename="([^"]*)"/.exec(body)?.[1]).toBe(`${'가'.repeat(83)}.png`);
  });

  it('refuses more than 100 MB with the figures, before anything is sent', async () => {
    const { provider: replicate, requests } = answering(uploaded);
    const bytes = 120 * kilobyte ** 2;

    const error = await failureOf(replicate.attach(await fileOf(bytes, 'long.mp4'), call));

    expect(error).toMatchObject({
      code: 'input-file-too-large',
      message: 'The file `long.mp4` has 120.0 MB, and Replicate takes at most 100 MB',
      details: { bytes, limitBytes: 100 * kilobyte ** 2 },
    });
    expect(requests).toHaveLength(0);
  });

  it('goes by the size that the file has now', async () => {
    const { provider: replicate, requests } = answering(uploaded);
    const file = await fileOf(300 * kilobyte);

    await replicate.attach({ ...file, bytes: 10 }, call);

    expect(requests).toHaveLength(1);
  });

  it('says so when the service finds the file too large', async () => {
    const html = new Response('<html>413 Request Entity Too Large</html>', { status: 413 });
    const replicate = provider('https://api.example.com', { fetch: async () => html });

    const error = await failureOf(replicate.attach(await fileOf(300 * kilobyte), call));

    expect(error).toMatchObject({ code: 'input-file-too-large', retryable: false });
  });

  it('does not put anything but an address of the web into the input', async () => {
    const { provider: replicate } = answering({ urls: { get: 'file:///etc/passwd' } });

    const error = await failureOf(replicate.attach(await fileOf(300 * kilobyte), call));

    expect(error.code).toBe('provider-failed');
  });

  it('says which file can not be read', async () => {
    const { provider: replicate } = answering(uploaded);
    const file = { path: '/nowhere/wave.png', name: 'wave.png', bytes: 1, contentType: 'image/png' };

    const error = await failureOf(replicate.attach(file, call));

    expect(error).toMatchObject({ code: 'input-file-unreadable', details: { path: '/nowhere/wave.png' } });
  });

  it('reads nothing when the caller has given up', async () => {
    const { provider: replicate } = answering(uploaded);
    const reason = new Error('enough');

    const attached = replicate.attach(await fileOf(1), { signal: AbortSignal.abort(reason) });

    await expect(attached).rejects.toBe(reason);
  });
});
