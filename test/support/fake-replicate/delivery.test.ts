import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import { callApi } from './api-caller.js';
import { findFfmpeg } from './find-ffmpeg.js';
import { scenarios } from './scenarios.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder } from './zeroscope-order.js';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ queueMs: 0, runMs: 0 });
});

afterEach(() => fake.close());

/** The addresses of what a job made; it is done at once. */
async function make(body: JsonObject = zeroscopeOrder()): Promise<readonly string[]> {
  const created = await callApi(fake, 'POST', '/v1/predictions', { body });
  const { json } = await callApi(fake, 'GET', `/v1/predictions/${created.json.id}`);
  return [json.output].flat().map(String);
}

async function makeOne(body?: JsonObject): Promise<string> {
  const [url = ''] = await make(body);
  return url;
}

async function download(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { headers });
}

describe('a delivered clip', () => {
  test('is a video of the size, rate and length that was asked for', async () => {
    const url = await makeOne(zeroscopeOrder({ width: 320, height: 256, num_frames: 13, fps: 6 }));

    const video = await videoOf(await (await download(url)).arrayBuffer());

    expect(video).toEqual({ width: 320, height: 256, frames: 13, fps: 6, audio: false });
  });

  test('follows the defaults of its model', async () => {
    const video = await videoOf(await (await download(await makeOne())).arrayBuffer());

    expect(video).toEqual({ width: 576, height: 320, frames: 24, fps: 8, audio: false });
  });

  test('follows sizes by name, seconds, and a wish for sound', async () => {
    const url = await makeOne({
      version: 'google/veo-3.1-fast',
      input: { prompt: 'waves', duration: 4, resolution: '720p', aspect_ratio: '9:16' },
    });

    const video = await videoOf(await (await download(url)).arrayBuffer());

    expect(video).toEqual({ width: 720, height: 1280, frames: 96, fps: 24, audio: true });
  });

  test('is decoded by ffmpeg without a complaint', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aivideo-delivery-'));
    const path = join(folder, 'clip.mp4');
    await writeFile(path, Buffer.from(await (await download(await makeOne())).arrayBuffer()));

    const run = await promisify(execFile)(findFfmpeg(), ['-v', 'warning', '-i', path, '-f', 'null', '-']);
    await rm(folder, { recursive: true });

    expect(run.stderr).toBe('');
  });

  test('differs from every other clip, and is the one that the fake tells', async () => {
    const [first, second] = [await makeOne(), await makeOne()];

    const bytes = Buffer.from(await (await download(first)).arrayBuffer());

    expect(bytes.equals(await fake.outputBytes(first))).toBe(true);
    expect(bytes.equals(await fake.outputBytes(second))).toBe(false);
  });

  test('can be one of several, or be sound', async () => {
    fake.onCreate({ model: 'anotherjesse/zeroscope-v2-xl' }, { files: 3 });
    const clips = await make();
    const voice = await makeOne({
      version: 'f559560eb822dc509045f3921a1921234918b91739db4bf3daab2169b71c7a13',
      input: { text: 'The sea is calm tonight.' },
    });

    const response = await download(voice);

    expect(clips.map((url) => url.split('/').at(-1))).toEqual(['out-0.mp4', 'out-1.mp4', 'out-2.mp4']);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');
  });

  test('is a GIF where the model makes one', async () => {
    const version = '78b3a6257e16e4b241245d65c8b2b81ea2e1ff7ed4c55306b511509ddbfd327a';
    const url = await makeOne({ version, input: { prompt: 'waves', width: 256, height: 256 } });

    const response = await download(url);

    expect(response.headers.get('content-type')).toBe('image/gif');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 6)).toBe('GIF89a');
  });

  test('can have a name that tries to get away', async () => {
    fake.onCreate('any', { fileNames: ['..%2F..%2Fescape.mp4'] });

    const url = await makeOne();

    expect(url.endsWith('/..%2F..%2Fescape.mp4')).toBe(true);
    expect((await download(url)).status).toBe(200);
  });
});

describe('the delivery host', () => {
  test('is another one than the API and asks for no token, but notes when one came', async () => {
    const url = await makeOne();

    await download(url);
    await download(url, { authorization: `Bearer ${fake.token}` });

    expect(new URL(url).host).not.toBe(new URL(fake.baseUrl).host);
    const seen = fake.requests.filter((request) => request.host === 'delivery');
    expect(seen.map((request) => request.hasAuthorization)).toEqual([false, true]);
  });

  test('tells length, type, tag and that it knows ranges, also without the body', async () => {
    const url = await makeOne();
    const bytes = await fake.outputBytes(url);

    const head = await fetch(url, { method: 'HEAD' });

    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect(head.headers.get('content-type')).toBe('video/mp4');
    expect(head.headers.get('accept-ranges')).toBe('bytes');
    expect(head.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  test.each([
    ['bytes=100-', 100, undefined],
    ['bytes=0-99', 0, 100],
    ['bytes=-10', -10, undefined],
    ['bytes=5-99999999', 5, undefined],
  ])('gives the range %s', async (range, from, to) => {
    const url = await makeOne();
    const wanted = (await fake.outputBytes(url)).subarray(from, to);

    const response = await download(url, { range });

    expect(response.status).toBe(206);
    expect(Buffer.from(await response.arrayBuffer()).equals(wanted)).toBe(true);
    expect(response.headers.get('content-length')).toBe(String(wanted.length));
    expect(response.headers.get('content-range')).toMatch(/^bytes \d+-\d+\/\d+$/);
  });

  test('refuses a range past the end', async () => {
    const url = await makeOne();
    const { length } = await fake.outputBytes(url);

    const response = await download(url, { range: `bytes=${length}-` });

    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${length}`);
  });

  test('gives a range only of the file that `If-Range` names', async () => {
    const url = await makeOne();
    const etag = (await fetch(url, { method: 'HEAD' })).headers.get('etag') ?? '';

    const same = await download(url, { range: 'bytes=10-', 'if-range': etag });
    const other = await download(url, { range: 'bytes=10-', 'if-range': '"other"' });

    expect([same.status, other.status]).toEqual([206, 200]);
  });

  test('knows nothing else, and forgets after an hour', async () => {
    const url = await makeOne();

    const before = await download(url);
    fake.advance(3_600_001);
    const after = await download(url);
    const elsewhere = await download(`${fake.deliveryUrl}/xezq/nothing/output.mp4`);

    expect([before.status, after.status, elsewhere.status]).toEqual([200, 404, 404]);
  });

  test.each([
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['text', 'text/plain; charset=utf-8', 'NSFW content'],
    ['png', 'image/png', '\x89PNG\r\n\x1a\n'],
    ['empty', 'video/mp4', ''],
  ] as const)('can serve %s instead of a video', async (serves, type, start) => {
    fake.onCreate('any', scenarios.serving(serves));

    const response = await download(await makeOne());
    const bytes = Buffer.from(await response.arrayBuffer());

    expect(response.headers.get('content-type')).toBe(type);
    expect(bytes.toString('latin1').startsWith(start)).toBe(true);
    expect(bytes.length === 0).toBe(serves === 'empty');
  });

  test('can have lost the file for good', async () => {
    fake.onCreate('any', scenarios.serving('gone'));
    const url = await makeOne();

    expect([(await download(url)).status, (await download(url)).status]).toEqual([404, 404]);
  });
});

interface VideoFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly fps: number;
  readonly audio: boolean;
}

async function videoOf(bytes: ArrayBuffer): Promise<VideoFacts> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('there is no video track');
  const { packetCount, averagePacketRate } = await track.computePacketStats();
  const { displayWidth: width, displayHeight: height } = track;
  const audio = (await input.getPrimaryAudioTrack()) !== null;
  return { width, height, frames: packetCount, fps: Math.round(averagePacketRate), audio };
}
