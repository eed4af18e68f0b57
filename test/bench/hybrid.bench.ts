import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpeg, ffmpegPath } from '../support/coded-clip.js';
import { median, report } from './measure.js';
import { type MeasuredTree, measureTree } from './process-tree.js';

const bin = join(resolve(import.meta.dirname, '../..'), 'bin', 'aivideo.js');
const coding = ['--codec', 'h264', '--preset', 'medium', '--crf', '20'];
const rounds = 3;

let folder = '';
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aivideo-bench-'));
  for (const seconds of [10, 120]) {
    await makeClip(`simulation-${seconds}.mp4`, `testsrc2=s=1280x720:r=30:d=${seconds}`, 440);
    await makeClip(`ai-${seconds}.mp4`, `testsrc2=s=1280x720:r=30:d=${seconds},hue=h=90`, 660);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Moving detail with a tone. */
async function makeClip(name: string, picture: string, hertz: number): Promise<void> {
  await ffmpeg(
    ...['-f', 'lavfi', '-i', `${picture},format=yuv420p`, '-f', 'lavfi', '-i', `sine=f=${hertz}:r=48000`],
    ...['-shortest', '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', join(folder, name)],
  );
}

/** With a cache of its own, so that nothing is found. */
function hybrid(seconds: number, ...layout: readonly string[]): Promise<MeasuredTree> {
  made += 1;
  const halves = ['--simulation', `simulation-${seconds}.mp4`, '--ai', `ai-${seconds}.mp4`];
  const args = [bin, 'hybrid', ...halves, ...layout, ...coding, '--fps', '30', '-o', 'film.mp4', '--force'];
  const env = { AIVIDEO_CACHE_DIR: join(folder, `cache-${made}`), AIVIDEO_FFMPEG_PATH: resolve(ffmpegPath) };
  return measureTree({ command: process.execPath, args, cwd: folder, env });
}

/** What somebody who knows ffmpeg writes for the same frame. */
function byHand(filters: string): Promise<MeasuredTree> {
  const args = [
    ...['-nostdin', '-v', 'error', '-y', '-i', 'simulation-10.mp4', '-i', 'ai-10.mp4'],
    ...['-filter_complex', `${filters}[v];[0:a][1:a]amix=normalize=0[a]`, '-map', '[v]', '-map', '[a]'],
    ...['-c:v', 'libx264', '-preset', 'medium', '-crf', '20', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
    ...['-b:a', '192k', '-movflags', '+faststart', 'hand.mp4'],
  ];
  return measureTree({ command: ffmpegPath, args, cwd: folder });
}

/** In turn, so that a machine that drifts drifts for both. */
async function timeRatio(
  film: () => Promise<MeasuredTree>,
  hand: () => Promise<MeasuredTree>,
): Promise<number> {
  const films: number[] = [];
  const hands: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    films.push((await film()).wallMs);
    hands.push((await hand()).wallMs);
  }
  report(
    '  film, one command: seconds',
    (median(films) / 1000).toFixed(2),
    (median(hands) / 1000).toFixed(2),
  );
  return median(films) / median(hands);
}

function compared(name: string, value: number, limit: number): void {
  report(name, value.toFixed(2), limit.toFixed(2));
  expect.soft(value, name).toBeLessThanOrEqual(limit);
}

describe('hybrid films of 10 s at 1280x720 and 30 fps, against one ffmpeg command in the same run', () => {
  it('side by side', async () => {
    const ratio = await timeRatio(
      () => hybrid(10, '--layout', 'side-by-side', '--gap', '0'),
      () => byHand('[0:v]scale=640:360[l];[1:v]scale=640:360[r];[l][r]hstack,pad=1280:720:0:180'),
    );

    compared('side by side: time / one command', ratio, 1.1);
  });

  it('a picture in picture', async () => {
    const ratio = await timeRatio(
      () => hybrid(10, '--layout', 'pip', '--corner', 'bottom-right'),
      () => byHand('[1:v]scale=384:216[p];[0:v][p]overlay=868:476'),
    );

    compared('picture in picture: time / one command', ratio, 1.1);
  });

  it('take no more memory when they are longer', async () => {
    const short = await hybrid(10, '--layout', 'side-by-side');
    const long = await hybrid(120, '--layout', 'side-by-side');

    compared('120 s: memory / 10 s', long.peakBytes / short.peakBytes, 1.15);
  });
});

describe('editly, where it is installed', () => {
  it('makes the same picture in picture', async ({ skip }) => {
    const editly = await findEditly();
    if (editly === undefined) skip('editly is not installed');
    else {
      const spec = editSpec();
      const args = [editly, '--json', JSON.stringify(spec), '--out', join(folder, 'editly.mp4')];
      const { wallMs } = await measureTree({ command: process.execPath, args, cwd: folder });
      const film = await hybrid(10, '--layout', 'pip');

      compared('picture in picture: time / editly', film.wallMs / wallMs, 1);
    }
  });
});

/** An optional peer of this benchmark, never a dependency. */
async function findEditly(): Promise<string | undefined> {
  try {
    return new URL(import.meta.resolve('editly/cli.js')).pathname;
  } catch {
    return undefined;
  }
}

function editSpec(): object {
  const layers = [
    { type: 'video', path: join(folder, 'simulation-10.mp4') },
    { type: 'video', path: join(folder, 'ai-10.mp4'), width: 0.3, height: 0.3, left: 0.68, top: 0.66 },
  ];
  return { width: 1280, height: 720, fps: 30, clips: [{ duration: 10, layers }] };
}
