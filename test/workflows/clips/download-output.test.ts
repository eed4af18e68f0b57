import { readFile, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { Clock } from '../../../src/ports/clock.js';
import { deliverClip } from '../../../src/workflows/clips/deliver-clip.js';
import {
  type Answer,
  clipBytes,
  createDeliveryRig,
  marked,
  namesIn,
  refuse,
  serve,
} from '../delivery-rig.js';

const clip = clipBytes();
const half = Math.floor(clip.byteLength / 2);

async function deliver(answers: readonly Answer[], changes: object = {}) {
  const rig = await createDeliveryRig(answers);
  const delivered = await deliverClip(rig.deps, { ...rig.request, ...changes }, rig.call);
  return { ...rig, delivered, text: await readFile(delivered.path, 'utf8') };
}

async function failDelivery(answers: readonly Answer[], changes: object = {}) {
  const rig = await createDeliveryRig(answers);
  const error: unknown = await deliverClip(rig.deps, { ...rig.request, ...changes }, rig.call).catch(
    (thrown: unknown) => thrown,
  );
  return { ...rig, error };
}

describe('downloading an output', () => {
  it.each([
    ['before the first byte', 0],
    ['in the first half', 20_000],
    ['in the second half', half + 50_000],
    ['right before the last byte', clip.byteLength - 1],
    ['after the last byte', clip.byteLength],
  ])('goes on with Range where the connection broke %s', async (_, bytes) => {
    const { calls, text } = await deliver([serve(clip, { bytes, end: 'drop' }), serve(clip)]);

    expect(text).toBe(marked(clip));
    expect(calls.map(({ from }) => from)).toEqual([0, Math.max(0, bytes - 1)]);
  });

  it('goes on where a body ended early without an error', async () => {
    const { calls, text } = await deliver([serve(clip, { bytes: half }), serve(clip)]);

    expect(text).toBe(marked(clip));
    expect(calls.map(({ from }) => from)).toEqual([0, half - 1]);
  });

  it('takes the file from its start when the server ignores Range', async () => {
    const { text } = await deliver([
      serve(clip, { bytes: half, end: 'drop' }),
      serve(clip, { ignoresRange: true }),
    ]);

    expect(text).toBe(marked(clip));
  });

  it.each([
    ['version', clipBytes('mp4', 300_000), { version: '"two"' }],
    ['size', clipBytes('mp4', 299_999), { version: '"one"' }],
  ])('takes the file from its start when its %s has changed', async (_, changed, told) => {
    const first = clip.slice().fill(120, 20, half);

    const { calls, text } = await deliver([
      serve(first, { bytes: half, end: 'drop', version: '"one"' }),
      serve(changed, told),
      serve(changed, told),
    ]);

    expect(text).toBe(marked(changed));
    expect(calls.map(({ from }) => from)).toEqual([0, half - 1, 0]);
  });

  it('takes the file from its start when the server skips bytes', async () => {
    const skipping: Answer = (from) => ({ ...serve(clip)(from + 10, { url: '' }), from: from + 10 });

    const { text } = await deliver([serve(clip, { bytes: half, end: 'drop' }), skipping, serve(clip)]);

    expect(text).toBe(marked(clip));
  });

  it('takes the file from its start when the server refuses the range', async () => {
    const { calls, text } = await deliver([
      serve(clip, { bytes: half, end: 'drop' }),
      refuse('download-failed'),
      serve(clip),
    ]);

    expect(text).toBe(marked(clip));
    expect(calls.map(({ from }) => from)).toEqual([0, half - 1, 0]);
  });

  it('begins anew after a body that is longer than was announced', async () => {
    const announced = { totalBytes: clip.byteLength - 100 };

    const { text } = await deliver([serve(clip, announced), serve(clip)]);

    expect(text).toBe(marked(clip));
  });

  it('gives up on a server that announces less than it sends, time after time', async () => {
    const lying = serve(clip, { totalBytes: clip.byteLength - 100 });

    const { error, folder } = await failDelivery(Array.from({ length: 40 }, () => lying));

    expect(error).toMatchObject({
      code: 'download-failed',
      message: `The download brought more than the ${clip.byteLength - 100} bytes that were announced`,
    });
    expect(await namesIn(folder)).not.toContain('boat.mp4');
  });

  it('gives up on a server that always breaks off at the same byte, and keeps what came', async () => {
    const breaking: Answer = (from) => serve(clip, { bytes: half - from, end: 'drop' })(from, { url: '' });

    const { error, calls, partialPath } = await failDelivery(Array.from({ length: 40 }, () => breaking));

    expect(error).toMatchObject({
      code: 'download-failed',
      message: 'The connection broke during the download',
      cause: { message: 'terminated' },
    });
    expect(calls.length).toBeLessThan(30);
    expect((await stat(partialPath)).size).toBe(half);
  });

  it('does not give up as long as every attempt brings something', async () => {
    const large = clipBytes('mp4', 2_000_000);
    const slice = serve(large, { bytes: 80_000, end: 'drop' });

    const { text, calls } = await deliver([...Array.from({ length: 25 }, () => slice), serve(large)]);

    expect(text).toBe(marked(large));
    expect(calls).toHaveLength(26);
  });

  it('does not begin to read a file that is announced as too large', async () => {
    const { error, calls, folder } = await failDelivery([serve(clip)], { limits: { maxBytes: 1000 } });

    expect(error).toMatchObject({ code: 'download-failed', retryable: false, details: { maxBytes: 1000 } });
    expect(calls).toHaveLength(1);
    expect(await namesIn(folder)).not.toContain('boat.mp4');
  });

  it('cuts an endless body off at the limit and keeps nothing of it', async () => {
    let sent = 0;
    const endless: Answer = () => ({
      from: 0,
      stream: new ReadableStream({
        pull(controller) {
          sent += 1000;
          controller.enqueue(new Uint8Array(1000));
        },
      }),
    });

    const { error, folder } = await failDelivery([endless], { limits: { maxBytes: 50_000 } });

    expect(error).toMatchObject({ code: 'download-failed', retryable: false });
    expect(sent).toBeLessThan(60_000);
    expect(await namesIn(folder)).toEqual([]);
  });

  it('drops a body that stands still and goes on', async () => {
    const rig = await createDeliveryRig([serve(clip, { bytes: half, end: 'hang' }), serve(clip)]);
    const seconds: number[] = [];
    const clock: Clock = {
      ...rig.clock,
      async sleep(ms, signal) {
        await nextTurn(undefined, { signal });
        seconds.push(ms);
      },
    };
    const waits: string[] = [];

    const delivered = await deliverClip(
      { ...rig.deps, clock },
      { ...rig.request, limits: { stallSeconds: 20 }, onWait: ({ error }) => waits.push(error.message) },
      rig.call,
    );

    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
    expect(waits).toEqual(['The download stood still for 20 s']);
    expect(seconds.filter((ms) => ms === 1000).length).toBeGreaterThanOrEqual(20);
  });

  it('ends at once when it is aborted, keeps what came and gives no final name', async () => {
    const reason = new AivideoError('interrupted', 'Interrupted');
    const controller = new AbortController();
    const onHang = () => controller.abort(reason);
    const rig = await createDeliveryRig([serve(clip, { bytes: half, end: 'hang', onHang })]);

    const delivery = deliverClip(rig.deps, rig.request, { signal: controller.signal });

    await expect(delivery).rejects.toBe(reason);
    expect(await namesIn(rig.folder)).toEqual(['.boat.mp4.job1.part']);
    expect((await stat(rig.partialPath)).size).toBe(half);
  });

  it('goes on with what an earlier process has left under the same key', async () => {
    const rig = await createDeliveryRig([refuse('network-unreachable')]);
    const left = await rig.deps.files.openPartial(rig.finalPath, 'job1');
    await left.write(clip.subarray(0, half));
    await left.close();
    const second = await createDeliveryRig([serve(clip)]);

    const delivered = await deliverClip(
      { ...rig.deps, provider: second.deps.provider },
      rig.request,
      rig.call,
    );

    expect(second.calls).toEqual([{ url: 'https://delivery.example/out.mp4', from: half - 1 }]);
    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
    expect(await namesIn(rig.folder)).toEqual(['boat.mp4']);
  });

  it('takes the file once more when what an earlier process left does not belong to it', async () => {
    const rig = await createDeliveryRig([serve(clip), serve(clip)]);
    const left = await rig.deps.files.openPartial(rig.finalPath, 'job1');
    await left.write(new Uint8Array(half));
    await left.close();

    const delivered = await deliverClip(rig.deps, rig.request, rig.call);

    expect(rig.calls.map(({ from }) => from)).toEqual([half - 1, 0]);
    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
  });

  it('takes the file once more when it ended early and nobody had said how long it is', async () => {
    const { text, calls } = await deliver([
      serve(clip, { bytes: half, totalBytes: 'unknown' }),
      serve(clip, { totalBytes: 'unknown' }),
    ]);

    expect(text).toBe(marked(clip));
    expect(calls.map(({ from }) => from)).toEqual([0, 0]);
  });

  it('repeats what the provider calls passing and throws on what it does not', async () => {
    const passing = await deliver([
      refuse('rate-limited', true),
      refuse('network-timeout', true),
      serve(clip),
    ]);
    const final = await failDelivery([refuse('address-refused')]);

    expect(passing.text).toBe(marked(clip));
    expect(passing.clock.sleeps).toHaveLength(2);
    expect(final.error).toMatchObject({ code: 'address-refused' });
  });

  it('tells the progress a few times a second, and the end', async () => {
    const told: (readonly [number, number | undefined])[] = [];

    await deliver([serve(clip)], {
      onProgress: (received: number, total?: number) => told.push([received, total]),
    });

    expect(told).toEqual([
      [16_384, clip.byteLength],
      [clip.byteLength, clip.byteLength],
    ]);
  });
});
