import { createHash } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { type DeliverRequest, deliverClip } from '../../../src/workflows/clips/deliver-clip.js';
import {
  type Answer,
  clipBytes,
  createDeliveryRig,
  type DeliveryRig,
  marked,
  namesIn,
  refuse,
  serve,
} from '../delivery-rig.js';

const clip = clipBytes('mp4', 1000);
const half = Math.floor(clip.byteLength / 2);
const page = new TextEncoder().encode('<html>Not found</html>');

async function deliver(answers: readonly Answer[], changes: Partial<DeliverRequest> = {}) {
  const rig = await createDeliveryRig(answers);
  const delivered = await deliverClip(rig.deps, { ...rig.request, ...changes }, rig.call);
  return { ...rig, delivered };
}

async function failure(rig: DeliveryRig, changes: Partial<DeliverRequest> = {}): Promise<unknown> {
  return deliverClip(rig.deps, { ...rig.request, ...changes }, rig.call).catch((error: unknown) => error);
}

/** What an earlier process has left. */
async function leave(rig: DeliveryRig, content: Uint8Array | string, key = 'job1'): Promise<void> {
  const partial = await rig.deps.files.openPartial(rig.finalPath, key);
  await partial.write(Buffer.from(content));
  await partial.close();
}

describe('delivering a clip', () => {
  it('gives the checked clip its final name, with provenance, hash and details, and leaves nothing else', async () => {
    const { delivered, finalPath, folder } = await deliver([serve(clip)]);

    const text = await readFile(finalPath, 'utf8');
    expect(text).toBe(marked(clip));
    expect(await namesIn(folder)).toEqual(['boat.mp4']);
    expect(delivered).toEqual({
      path: finalPath,
      media: {
        container: 'mp4',
        bytes: text.length,
        durationSeconds: 3,
        video: { codec: 'avc', width: 576, height: 320, fps: 8, frames: 24, rotation: 0 },
      },
      sha256: createHash('sha256').update(text).digest('hex'),
      adjustments: [],
    });
  });

  it('says what became different from what was expected', async () => {
    const { delivered } = await deliver([serve(clip)], {
      expected: { frames: 25, fps: 8, width: 576, height: 320, durationSeconds: 3 },
    });

    expect(delivered.adjustments).toEqual([
      { option: 'frames', kind: 'rounded', asked: 25, used: 24, reason: 'the model made it so' },
    ]);
  });

  it('makes the folder when it is not there', async () => {
    const rig = await createDeliveryRig([serve(clip)]);
    const finalPath = join(rig.folder, 'takes', '첫째', 'boat.mp4');

    const delivered = await deliverClip(rig.deps, { ...rig.request, finalPath }, rig.call);

    expect(delivered.path).toBe(finalPath);
    expect(await readFile(finalPath, 'utf8')).toBe(marked(clip));
  });

  it('does not begin when it was aborted before', async () => {
    const reason = new AivideoError('interrupted', 'Interrupted');
    const rig = await createDeliveryRig([serve(clip)]);

    const delivery = deliverClip(rig.deps, rig.request, { signal: AbortSignal.abort(reason) });

    await expect(delivery).rejects.toBe(reason);
    expect(await namesIn(rig.folder)).toEqual([]);
  });
});

describe('delivering under a name that is taken', () => {
  it('leaves the file that is there, keeps the clip and names it', async () => {
    const rig = await createDeliveryRig([serve(clip)]);
    await writeFile(rig.finalPath, 'another film');

    const error = await failure(rig);

    expect(error).toMatchObject({
      code: 'output-exists',
      details: { path: rig.finalPath, keptAs: rig.partialPath },
    });
    expect(await readFile(rig.finalPath, 'utf8')).toBe('another film');
    expect(await readFile(rig.partialPath, 'utf8')).toBe(marked(clip));
  });

  it('delivers what was kept without asking the network again', async () => {
    const rig = await createDeliveryRig([serve(clip)]);
    await writeFile(rig.finalPath, 'another film');
    await failure(rig);

    const delivered = await deliverClip(rig.deps, { ...rig.request, overwrite: true }, rig.call);

    expect(rig.calls).toHaveLength(1);
    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
    expect(await namesIn(rig.folder)).toEqual(['boat.mp4']);
  });

  it('does not replace a folder', async () => {
    const rig = await createDeliveryRig([serve(clip)]);
    await mkdir(rig.finalPath);

    const error = await failure(rig, { overwrite: true });

    expect(error).toMatchObject({ code: 'output-unwritable' });
    expect(await namesIn(rig.folder)).toEqual(['.boat.mp4.job1.part', 'boat.mp4']);
  });
});

describe('delivering again after the process was killed', () => {
  it('finds a clip that has its final name already, without the network', async () => {
    const rig = await createDeliveryRig([]);
    await writeFile(rig.finalPath, marked(clip));

    const delivered = await deliverClip(rig.deps, rig.request, rig.call);

    expect(delivered.path).toBe(rig.finalPath);
    expect(delivered.sha256).toBe(createHash('sha256').update(marked(clip)).digest('hex'));
    expect(await namesIn(rig.folder)).toEqual(['boat.mp4']);
  });

  it('replaces the clip of the same job when that may be replaced and would come out otherwise', async () => {
    const rig = await createDeliveryRig([serve(clip)]);
    await writeFile(rig.finalPath, marked(clip).replace('aivideo 0.1.0', 'aivideo 0.0.9'));

    const kept = await deliverClip(rig.deps, rig.request, rig.call);
    const before = rig.calls.length;
    const replaced = await deliverClip(rig.deps, { ...rig.request, overwrite: true }, rig.call);

    expect([before, rig.calls.length]).toEqual([0, 1]);
    expect(kept.sha256).not.toBe(replaced.sha256);
    expect(await readFile(rig.finalPath, 'utf8')).toBe(marked(clip));
  });

  it('does not take the clip of another job for its own', async () => {
    const rig = await createDeliveryRig([serve(clip)]);
    await writeFile(rig.finalPath, marked(clip).replace('"job1"', '"job2"'));

    const error = await failure(rig);

    expect(error).toMatchObject({ code: 'output-exists' });
  });

  it('takes the temporary name away when both names were there', async () => {
    const rig = await createDeliveryRig([]);
    await leave(rig, marked(clip));
    await link(rig.partialPath, rig.finalPath);

    const delivered = await deliverClip(rig.deps, rig.request, rig.call);

    expect(delivered.path).toBe(rig.finalPath);
    expect(await namesIn(rig.folder)).toEqual(['boat.mp4']);
  });

  it('does the same for a container without provenance, by content', async () => {
    const gif = clipBytes('gif', 1000);
    const rig = await createDeliveryRig([serve(gif)]);
    const finalPath = join(rig.folder, 'boat.gif');
    await leave(rig, gif);
    await link(rig.partialPath, finalPath);

    const delivered = await deliverClip(rig.deps, { ...rig.request, finalPath }, rig.call);

    expect(delivered.path).toBe(finalPath);
    expect(await namesIn(rig.folder)).toEqual(['boat.gif']);
    expect(await readFile(finalPath)).toEqual(Buffer.from(gif));
  });

  it('needs no network for a clip that was whole and marked', async () => {
    const rig = await createDeliveryRig([]);
    await leave(rig, marked(clip));

    const delivered = await deliverClip(rig.deps, rig.request, rig.call);

    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
  });
});

describe('delivering when the address is gone', () => {
  it('asks for the address anew, once, and goes on under it', async () => {
    const refreshOutputs = vi.fn(async () => [{ url: 'https://delivery.example/fresh.mp4' }]);

    const { calls, delivered } = await deliver(
      [serve(clip, { bytes: half, end: 'drop' }), refuse('output-removed', true), serve(clip)],
      { refreshOutputs },
    );

    expect(refreshOutputs).toHaveBeenCalledTimes(1);
    expect(calls).toEqual([
      { url: 'https://delivery.example/out.mp4', from: 0 },
      { url: 'https://delivery.example/out.mp4', from: half - 1 },
      { url: 'https://delivery.example/fresh.mp4', from: half - 1 },
    ]);
    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
  });

  it('says it when the new address is gone, too', async () => {
    const refreshOutputs = vi.fn(async () => [{ url: 'https://delivery.example/fresh.mp4' }]);
    const rig = await createDeliveryRig([refuse('output-removed', true), refuse('output-removed', true)]);

    const error = await failure(rig, { refreshOutputs });

    expect(error).toMatchObject({ code: 'output-removed', retryable: false });
    expect(refreshOutputs).toHaveBeenCalledTimes(1);
    expect(rig.clock.sleeps).toEqual([]);
  });

  it('says it when the provider no longer names any output', async () => {
    const rig = await createDeliveryRig([refuse('output-removed', true)]);

    const error = await failure(rig, { refreshOutputs: async () => [] });

    expect(error).toMatchObject({ code: 'output-removed' });
  });

  it('passes on what the provider answers to the question', async () => {
    const removed = new AivideoError('token-refused', 'The token was refused');
    const rig = await createDeliveryRig([refuse('output-removed')]);

    const error = await failure(rig, { refreshOutputs: () => Promise.reject(removed) });

    expect(error).toBe(removed);
  });

  it('delivers what had arrived when it reads as a whole video, and says so', async () => {
    const rig = await createDeliveryRig([refuse('output-removed')]);
    await leave(rig, clip);

    const delivered = await deliverClip(rig.deps, rig.request, rig.call);

    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
    expect(delivered.adjustments).toMatchObject([{ option: 'output', kind: 'truncated' }]);
  });

  it('keeps a part that does not read as a video', async () => {
    const rig = await createDeliveryRig([refuse('output-removed')]);
    await leave(rig, clip.subarray(0, half));

    const error = await failure(rig);

    expect(error).toMatchObject({ code: 'output-removed' });
    expect(await readFile(rig.partialPath)).toEqual(Buffer.from(clip.subarray(0, half)));
  });
});

describe('delivering what is not a video', () => {
  it('says that there is no output', async () => {
    const rig = await createDeliveryRig([]);

    const error = await failure(rig, { outputs: [] });

    expect(error).toMatchObject({ code: 'output-missing' });
  });

  it('keeps the bytes beside the final name and names them', async () => {
    const rig = await createDeliveryRig([serve(page), serve(page)]);

    const error = await failure(rig);

    expect(error).toMatchObject({
      code: 'media-unreadable',
      message: `The output of the job is not a readable video; what came is kept as \`${rig.finalPath}.rejected\``,
      cause: { code: 'media-unreadable' },
      details: { outputs: ['https://delivery.example/out.mp4'], keptAs: `${rig.finalPath}.rejected` },
    });
    expect(await namesIn(rig.folder)).toEqual(['boat.mp4.rejected']);
    expect(await readFile(`${rig.finalPath}.rejected`)).toEqual(Buffer.from(page));
  });

  it('takes what is no video once more: the page may have come from something on the way', async () => {
    const { calls, delivered, folder } = await deliver([serve(page), serve(clip)]);

    expect(calls.map(({ from }) => from)).toEqual([0, 0]);
    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
    expect(await namesIn(folder)).toEqual(['boat.mp4']);
  });

  it('keeps what came when it is gone the second time', async () => {
    const rig = await createDeliveryRig([serve(page), refuse('output-removed')]);

    const error = await failure(rig);

    expect(error).toMatchObject({ code: 'media-unreadable' });
    expect(await readFile(`${rig.finalPath}.rejected`)).toEqual(Buffer.from(page));
  });

  it('does not replace an earlier rejected file', async () => {
    const rig = await createDeliveryRig([serve(page), serve(page)]);
    await writeFile(`${rig.finalPath}.rejected`, 'earlier');

    const error = await failure(rig);

    expect(error).toMatchObject({ details: { keptAs: rig.partialPath } });
    expect(await readFile(`${rig.finalPath}.rejected`, 'utf8')).toBe('earlier');
  });

  it('keeps nothing of an empty body', async () => {
    const rig = await createDeliveryRig([serve(new Uint8Array()), serve(new Uint8Array())]);

    const error = await failure(rig);

    expect(error).toMatchObject({
      code: 'media-unreadable',
      message: 'The output of the job is not a readable video',
    });
    expect(await namesIn(rig.folder)).toEqual([]);
  });

  it('does not take a file with sound alone for a clip', async () => {
    const sound = serve(clipBytes('audio', 10));
    const rig = await createDeliveryRig([sound, sound]);

    const error = await failure(rig);

    expect(error).toMatchObject({
      code: 'media-unreadable',
      details: { keptAs: `${rig.finalPath}.rejected` },
    });
  });
});

describe('delivering one of several outputs', () => {
  const outputs = [
    { url: 'https://delivery.example/poster.png' },
    { url: 'https://delivery.example/log' },
    { url: 'https://delivery.example/out.mp4?signature=1' },
  ];

  it('takes the video first and names the others', async () => {
    const { calls, delivered, folder } = await deliver([serve(clip)], { outputs });

    expect(calls.map(({ url }) => url)).toEqual(['https://delivery.example/out.mp4?signature=1']);
    expect(delivered.adjustments).toEqual([
      {
        option: 'output',
        kind: 'unsupported',
        asked: ['https://delivery.example/poster.png', 'https://delivery.example/log'],
        reason: 'the job made 3 files, and one becomes the clip',
      },
    ]);
    expect(await namesIn(folder)).toEqual(['boat.mp4']);
  });

  it('goes on to the next when the first is no video', async () => {
    const { calls, delivered, folder } = await deliver([serve(page), serve(clip)], { outputs });

    expect(calls.map(({ url, from }) => [url, from])).toEqual([
      ['https://delivery.example/out.mp4?signature=1', 0],
      ['https://delivery.example/log', 0],
    ]);
    expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
    expect(await namesIn(folder)).toEqual(['boat.mp4']);
  });

  it('keeps them all when none is a video', async () => {
    const rig = await createDeliveryRig(Array.from({ length: 6 }, () => serve(page)));

    const error = await failure(rig, { outputs });

    expect(error).toMatchObject({
      code: 'media-unreadable',
      details: { keptAs: `${rig.finalPath}.rejected` },
    });
    expect(await namesIn(rig.folder)).toEqual([
      '.boat.mp4.job1.part',
      '.boat.mp4.job1x1.part',
      'boat.mp4.rejected',
    ]);
  });
});

describe('delivering another container', () => {
  const webm = clipBytes('webm', 1000);

  it('gives the file the extension that belongs to it, and says so', async () => {
    const { delivered, folder, finalPath } = await deliver([serve(webm)]);

    const used = join(folder, 'boat.webm');
    expect(delivered.path).toBe(used);
    expect(await namesIn(folder)).toEqual(['boat.webm']);
    expect(delivered.adjustments).toEqual([
      { option: 'output', kind: 'unsupported', asked: finalPath, used, reason: 'the model made a webm file' },
      {
        option: 'provenance',
        kind: 'unsupported',
        asked: 'inside the clip',
        reason: 'a webm file has no place for it',
      },
    ]);
  });

  it('has it turned into MP4 where that is possible', async () => {
    const rig = await createDeliveryRig([serve(webm)]);
    const toMp4 = async (path: string) => {
      await rm(path);
      await writeFile(path, clip);
    };

    const delivered = await deliverClip({ ...rig.deps, toMp4 }, rig.request, rig.call);

    expect(delivered.path).toBe(rig.finalPath);
    expect(delivered.media.container).toBe('mp4');
    expect(await readFile(rig.finalPath, 'utf8')).toBe(marked(clip));
    expect(delivered.adjustments).toEqual([]);
  });

  it('keeps the container when ffmpeg fails at it', async () => {
    const rig = await createDeliveryRig([serve(webm)]);
    const toMp4 = () => Promise.reject(new AivideoError('ffmpeg-missing', 'There is no ffmpeg'));

    const delivered = await deliverClip({ ...rig.deps, toMp4 }, rig.request, rig.call);

    expect(delivered.path).toBe(join(rig.folder, 'boat.webm'));
    expect(delivered.adjustments[0]?.reason).toBe(
      'the model made a webm file, and turning it into MP4 failed: There is no ffmpeg',
    );
  });

  it('leaves it as it is when that container was asked for', async () => {
    const rig = await createDeliveryRig([serve(webm)]);
    const finalPath = join(rig.folder, 'boat.webm');
    const toMp4 = vi.fn();

    const delivered = await deliverClip({ ...rig.deps, toMp4 }, { ...rig.request, finalPath }, rig.call);

    expect(delivered.path).toBe(finalPath);
    expect(toMp4).not.toHaveBeenCalled();
  });
});

describe('delivering when the end of the work fails', () => {
  it('names where the clip lies when the provenance can not be written', async () => {
    const rig = await createDeliveryRig([serve(clip)]);
    const full = new AivideoError('disk-full', 'There is no space left');
    const store = { ...rig.deps.provenance, write: () => Promise.reject(full) };

    const error = await deliverClip({ ...rig.deps, provenance: store }, rig.request, rig.call).catch(
      (thrown: unknown) => thrown,
    );

    expect(error).toMatchObject({ code: 'disk-full', details: { keptAs: rig.partialPath } });
    expect(await readFile(rig.partialPath)).toEqual(Buffer.from(clip));
  });
});
