import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callApi } from './api-caller.js';
import { faults } from './faults.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder } from './zeroscope-order.js';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ queueMs: 0, runMs: 0 });
});

afterEach(() => fake.close());

function create(signal?: AbortSignal) {
  const details = { body: zeroscopeOrder(), ...(signal !== undefined && { signal }) };
  return callApi(fake, 'POST', '/v1/predictions', details);
}

async function makeOne(): Promise<string> {
  const created = await create();
  const { json } = await callApi(fake, 'GET', `/v1/predictions/${created.json.id}`);
  return String([json.output].flat()[0]);
}

describe('a wrong download', () => {
  test('is cut off', async () => {
    const url = await makeOne();
    fake.onNextRequest('download', faults.truncated(0.25));

    const response = await fetch(url);

    await expect(response.arrayBuffer()).rejects.toThrow('terminated');
    const seen = await fake.whenEnded('download');
    expect(seen.sentBytes).toBe(Math.floor((await fake.outputBytes(url)).length / 4));
  });

  test('stalls', async () => {
    const url = await makeOne();
    fake.onNextRequest('download', faults.stalledInBody(0.5));
    const controller = new AbortController();

    const response = await fetch(url, { signal: controller.signal });
    const reading = response.arrayBuffer();
    const half = Math.floor((await fake.outputBytes(url)).length / 2);
    await expect.poll(() => fake.requests.at(-1)?.sentBytes).toBe(half);
    controller.abort();

    await expect(reading).rejects.toThrow('aborted');
  });

  test('is longer than the file, without a length or past it', async () => {
    const url = await makeOne();
    const { length } = await fake.outputBytes(url);
    fake.onNextRequest('download', faults.overlong(1000));
    fake.onNextRequest('download', faults.overlong(1000, 'true-length'));

    const undeclared = await fetch(url);
    const bytes = await undeclared.arrayBuffer();
    const declared = await fetch(url);
    const declaredBytes = await declared.arrayBuffer();

    expect(undeclared.headers.has('content-length')).toBe(false);
    expect(bytes.byteLength).toBe(length + 1000);
    expect(declared.headers.get('content-length')).toBe(String(length));
    expect(declaredBytes.byteLength).toBe(length);
    expect((await fake.whenEnded('download', 2)).sentBytes).toBe(length + 1000);
  });

  test('declares a wrong length', async () => {
    const url = await makeOne();
    const { length } = await fake.outputBytes(url);
    fake.onNextRequest('download', faults.wrongLength(500));
    fake.onNextRequest('download', faults.wrongLength(-500));

    const longer = await fetch(url);
    const failed = await longer.arrayBuffer().catch((error: unknown) => error);
    const shorter = await fetch(url);

    expect(longer.headers.get('content-length')).toBe(String(length + 500));
    expect(failed).toBeInstanceOf(TypeError);
    expect((await shorter.arrayBuffer()).byteLength).toBe(length - 500);
  });

  test('never ends', async () => {
    const url = await makeOne();
    const { length } = await fake.outputBytes(url);
    fake.onNextRequest('download', faults.endless());
    let received = 0;

    const response = await fetch(url);
    for await (const chunk of response.body ?? []) {
      received += chunk.length;
      if (received > length * 5) break;
    }

    expect(received).toBeGreaterThan(length * 5);
    expect((await fake.whenEnded('download')).end).not.toBe('answered');
  });

  test('drips', async () => {
    const url = await makeOne();
    const { length } = await fake.outputBytes(url);
    fake.onNextRequest('download', faults.slowBody(Math.ceil(length / 4), 5));
    const before = performance.now();

    const response = await fetch(url);

    expect((await response.arrayBuffer()).byteLength).toBe(length);
    expect(performance.now() - before).toBeGreaterThan(15);
  });

  test('ignores the range', async () => {
    const url = await makeOne();
    fake.onNextRequest('download', faults.rangeIgnored());

    const response = await fetch(url, { headers: { range: 'bytes=100-' } });

    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe((await fake.outputBytes(url)).length);
  });

  test('is compressed, or unpacks to far more than it weighs', async () => {
    const url = await makeOne();
    fake.onNextRequest('download', faults.gzip());
    fake.onNextRequest('download', faults.gzipBomb(5_000_000));

    const packed = await fetch(url);
    const bomb = await fetch(url);

    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(Buffer.from(await packed.arrayBuffer()).equals(await fake.outputBytes(url))).toBe(true);
    expect(bomb.headers.get('content-length')).toBe(String(gzipSync(Buffer.alloc(5_000_000)).length));
    expect((await bomb.arrayBuffer()).byteLength).toBe(5_000_000);
  });

  test('is gone once, or has other headers', async () => {
    const url = await makeOne();
    fake.onNextRequest('download', faults.notFound());
    fake.onNextRequest('download', faults.headers({ ETag: null, 'Content-Type': 'binary/octet-stream' }));

    const [gone, other, right] = [await fetch(url), await fetch(url), await fetch(url)];

    expect([gone.status, other.status, right.status]).toEqual([404, 200, 200]);
    expect(other.headers.has('etag')).toBe(false);
    expect(other.headers.get('content-type')).toBe('binary/octet-stream');
  });
});
