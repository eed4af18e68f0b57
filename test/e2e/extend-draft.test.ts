import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createProvenanceStore } from '../../src/adapters/media/provenance-store.js';
import { codedClip, ffmpeg, lumas, samples, toneLevel } from '../support/coded-clip.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { filmTable } from '../support/film-tables.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const env = { AIVIDEO_CACHE_DIR: 'cache' };

async function studio() {
  const fake: FakeReplicate = await startFakeReplicate();
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const run = (...args: readonly string[]) => runInside({ args, folder, env, token: 'none' }, fake);
  return { folder, run };
}

/** Frames, time of the last frame's end, samples a channel. */
async function measure(film: string) {
  const seen = await lumas(film);
  const heard = await samples(film).catch(() => new Float32Array(0));
  return { frames: seen.length, seen, heard };
}

describe('aivideo extend --draft', () => {
  it('adds exactly as many frames as are asked for, and goes on from the last picture', async () => {
    const { folder, run } = await studio();
    await codedClip(join(folder, 'clip.mp4'), { frames: 24, size: '160x90', tone: 440 });

    const { status, stdout, stderr } = await run(
      'extend',
      'clip.mp4',
      '--by',
      '1',
      '--draft',
      '-o',
      'film.mp4',
    );

    expect(status, stderr).toBe(0);
    expect(stdout).toBe('film.mp4\n');
    const { frames, seen, heard } = await measure(join(folder, 'film.mp4'));
    expect(frames).toBe(48);
    seen.forEach((luma, frame) => {
      expect(Math.abs(luma - (40 + 2 * Math.min(frame, 23))), `frame ${frame}`).toBeLessThanOrEqual(2);
    });
    // Sound and pictures end together; the clip's own tone goes away, and what follows is silent.
    const { tracks } = await filmTable(join(folder, 'film.mp4'));
    expect(tracks[1]?.edit).toEqual({ duration: 96_000, mediaTime: 1024 });
    expect(heard.length).toBeGreaterThanOrEqual(96_000);
    expect(toneLevel(heard.subarray(10_000, 20_000), 440)).toBeGreaterThan(0.05);
    expect(toneLevel(heard.subarray(46_000, 48_000), 440)).toBeLessThan(0.03);
    expect(toneLevel(heard.subarray(50_000, 60_000), 440)).toBeLessThan(0.001);
    expect(stderr).toContain("sound: the clip's own, which fades out where the new part begins");
    const provenance = await createProvenanceStore().read(join(folder, 'film.mp4'));
    expect(provenance?.input.sources).toMatchObject([
      { file: 'clip.mp4' },
      { file: expect.stringMatching(/^piece-1-[0-9a-f]{8}\.mp4$/), provenance: { model: 'draft' } },
    ]);
  });

  it('moves on from the picture without a frame that is shown twice', async () => {
    const { folder, run } = await studio();
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=12:d=1', '-c:v', 'libx264', '-qp', '4'],
      join(folder, 'clip.mp4'),
    );

    const { status } = await run(
      ...['extend', 'clip.mp4', '--times', '2', '--by', '1', '--draft', '-o', 'film.mp4'],
    );

    expect(status).toBe(0);
    const changes = await frameChanges(join(folder, 'film.mp4'));
    expect(changes).toHaveLength(35);
    // Frame 12 is the first of the first piece, frame 24 that of the second.
    for (const join of [12, 24]) {
      expect(changes[join - 1], `to frame ${join}`).toBeLessThan(6);
      expect(changes[join - 1], `to frame ${join}`).toBeGreaterThan(0.02);
    }
    expect(changes.slice(12, 23).every((change) => change > 0.02)).toBe(true);
  });

  it('leaves out what is black or faded at the end, and lasts as long as is asked all the same', async () => {
    const { folder, run } = await studio();
    const fade = "geq=lum='if(lt(N,12),100,if(lt(N,18),100-14*(N-11),16))':cb=128:cr=128";
    await codedClip(join(folder, 'clip.mp4'), { frames: 24, size: '160x90', options: ['-vf', fade] });

    const { status, stderr } = await run('extend', 'clip.mp4', '--to', '2', '--draft', '-o', 'film.mp4');

    expect(status, stderr).toBe(0);
    expect(stderr).toContain(
      'the last 12 frames of the clip are black or faded: it is continued from frame 12',
    );
    const { frames, seen } = await measure(join(folder, 'film.mp4'));
    expect(frames).toBe(48);
    expect(seen.every((luma) => Math.abs(luma - 100) <= 2)).toBe(true);
  });

  it('plans and prices all pieces, and makes nothing, with --dry-run', async () => {
    const { folder, run } = await studio();
    await codedClip(join(folder, 'clip.mp4'), { frames: 24, size: '160x90' });

    const { stdout } = await run(
      ...['extend', 'clip.mp4', 'the sea', '--to', '3', '-m', 'kling-2.5', '--dry-run'],
    );

    expect(stdout).toContain('piece 1  5.0 s, 48 frames of the film, about $');
    expect(stdout).toContain("start_image = the clip's frame 24");
    expect(stdout).toContain('prompt = "the sea"');
    expect(stdout).toContain('from 1.0 s to 3.0 s');
    expect((await readdir(folder)).sort()).toEqual(['cache', 'clip.mp4']);
  });

  it('takes turned pictures of odd sizes and any rate, and makes the whole as long as is asked', async () => {
    const { folder, run } = await studio();
    const odd = join(folder, 'odd.webm');
    await ffmpeg(...['-f', 'lavfi', '-i', 'testsrc2=s=95x161:r=30000/1001:d=0.5', '-c:v', 'libvpx', odd]);
    const turned = join(folder, 'turned.mp4');
    await ffmpeg(
      '-display_rotation',
      '90',
      '-i',
      await codedClip(join(folder, 'clip.mp4'), { frames: 12 }),
      '-c',
      'copy',
      turned,
    );

    const results = [
      await run('extend', 'odd.webm', '--by', '0.5', '--draft', '--json', '-o', 'odd.mp4'),
      await run('extend', 'turned.mp4', '--by', '0.25', '--draft', '--json', '-o', 'longer.mp4'),
    ];

    const [first, second] = results.map(({ stdout }) => JSON.parse(stdout).film);
    expect(first).toMatchObject({ frames: 30, format: { width: 94, height: 160 } });
    expect(second).toMatchObject({ frames: 18, format: { width: 36, height: 64 } });
    expect(await lumas(join(folder, 'longer.mp4'))).toHaveLength(18);
  });
});

/** Mean change of luma from each frame to the next. */
async function frameChanges(film: string): Promise<readonly number[]> {
  const pixels = await ffmpeg('-i', film, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1');
  const size = 160 * 90;
  return Array.from({ length: pixels.length / size - 1 }, (_, frame) => {
    let sum = 0;
    for (let at = 0; at < size; at += 1)
      sum += Math.abs((pixels[frame * size + at] ?? 0) - (pixels[(frame + 1) * size + at] ?? 0));
    return sum / size;
  });
}
