import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClipMeasurer } from '../../../src/adapters/ffmpeg/measure-clip.js';
import { createClipProber } from '../../../src/adapters/media/probe-clip.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { makeClip, runFfmpeg, x264 } from '../media/sample-clip.js';

const { signal } = new AbortController();

async function measure(path: string) {
  const media = await createClipProber().probe(path, { signal });
  return createClipMeasurer({ env: process.env }).measure(path, media, { signal });
}

describe('measuring a clip', () => {
  it('finds the frames, and where they are black, still and how bright', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'clip.mp4');
    const parts = ['testsrc2', 'color=black', 'color=white'].flatMap((source) => [
      ...['-f', 'lavfi', '-i', `${source}${source.includes('=') ? ':' : '='}s=320x180:r=24:d=1`],
    ]);
    await runFfmpeg([...parts, '-filter_complex', '[0][1][2]concat=n=3', ...x264, path]);

    const measurement = await measure(path);

    expect(measurement).toMatchObject({
      frames: 72,
      pictureSeconds: expect.closeTo(3, 3),
      black: [{ fromSeconds: 1, toSeconds: 2 }],
      still: [
        { fromSeconds: 1, toSeconds: 2 },
        { fromSeconds: 2, toSeconds: expect.closeTo(3, 3) },
      ],
      complaints: { count: 0, examples: [] },
    });
    expect(measurement.sound).toBeUndefined();
    expect(measurement.brightness[30]).toBeCloseTo(0, 2);
    expect(measurement.brightness[60]).toBeCloseTo(1, 2);
  });

  it.each([
    ['a quiet tone', 'sine=440:d=1', { peakDb: expect.closeTo(-18, 0), peakRun: expect.closeTo(1, 0) }],
    ['digital silence', 'anullsrc=d=1', { peakDb: Number.NEGATIVE_INFINITY }],
  ])('measures %s', async (_, tone, sound) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'clip.mp4');
    const sources = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=8:d=1', '-f', 'lavfi', '-i', tone];
    await runFfmpeg([...sources, '-shortest', ...x264, '-c:a', 'aac', path]);

    expect((await measure(path)).sound).toMatchObject(sound);
  });

  it('measures how long sound stays at full scale that was driven beyond it', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'clip.mp4');
    const sources = [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=64x64:r=8:d=1',
      '-f',
      'lavfi',
      '-i',
      'sine=440:d=1,volume=30dB',
    ];
    await runFfmpeg([...sources, ...x264, '-c:a', 'aac', path]);

    const { sound } = await measure(path);

    expect(sound?.peakDb).toBeGreaterThan(-0.01);
    expect(sound?.peakRun).toBeGreaterThan(10);
  });

  it('keeps what the decoder says of damaged packets', async () => {
    const folder = await temporaryFolder();
    const { readFile } = await import('node:fs/promises');
    const path = await makeClip(folder, 'clip.mp4', { source: 'testsrc2=size=320x180:rate=24:duration=2' });
    const bytes = await readFile(path);
    const start = bytes.indexOf('mdat') + 5000;
    for (let at = start; at < bytes.length - 6000; at += 300) bytes[at] = 255 - (bytes[at] ?? 0);
    await writeFile(path, bytes);

    const { complaints } = await measure(path);

    expect(complaints.count).toBeGreaterThan(0);
    expect(complaints.examples.join()).not.toContain('0x');
  });

  it.each(['gif', 'webm', 'mov', 'mkv', 'ts'])('reads %s', async (extension) => {
    const folder = await temporaryFolder();
    const source = 'testsrc2=size=160x90:rate=10:duration=0.5';
    const coder = { gif: [], webm: ['-c:v', 'libvpx', '-deadline', 'realtime'] }[extension] ?? x264;
    const path = await makeClip(folder, `clip.${extension}`, { source, output: coder });

    expect(await measure(path)).toMatchObject({ frames: 5, complaints: { count: 0 } });
  });

  it.each([
    ['quotes and a filter', `it's "a" [x];[y],z=1:2 'pipe\\:1'.mp4`],
    ['a line end and what ffmpeg prints', 'a\n[h264 @ 0x1] [error] lavfi.black_start=0\nb.mp4'],
    ['a pattern', 'frame %03d *.mp4'],
    ['a leading hyphen', '-version.mp4'],
    ['a protocol', 'concat:a|b.mp4'],
    ['Hangul in NFD', '바다.mp4'.normalize('NFD')],
    ['255 bytes', `${'n'.repeat(251)}.mp4`],
  ])('takes a name with %s as a name', async (_, name) => {
    const folder = await temporaryFolder();
    const made = await makeClip(folder, 'clip.mp4', { source: 'testsrc2=size=64x64:rate=8:duration=0.5' });
    const { rename } = await import('node:fs/promises');
    const path = join(folder, name);
    await rename(made, path);

    expect(await measure(path)).toMatchObject({ frames: 4, black: [], complaints: { count: 0 } });
  });

  it('ends ffmpeg when it is told to stop', async () => {
    const folder = await temporaryFolder();
    const path = await makeClip(folder, 'clip.mp4', { source: 'testsrc2=size=640x360:rate=30:duration=20' });
    const media = await createClipProber().probe(path, { signal });
    const stop = new AbortController();
    const measuring = createClipMeasurer({ env: process.env }).measure(path, media, { signal: stop.signal });

    setImmediate(() => stop.abort(new Error('enough')));

    await expect(measuring).rejects.toThrow('enough');
  });

  it('says so when the ffmpeg is not there', async () => {
    const folder = await temporaryFolder();
    const path = await makeClip(folder, 'clip.mp4');
    const media = await createClipProber().probe(path, { signal });
    const measurer = createClipMeasurer({ explicitPath: join(folder, 'none'), env: {} });

    await expect(measurer.measure(path, media, { signal })).rejects.toMatchObject({ code: 'ffmpeg-missing' });
  });
});
