import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpeg, ffmpegPath } from '../support/coded-clip.js';
import { report } from './measure.js';
import { type MeasuredTree, measureTree } from './process-tree.js';

const bin = join(resolve(import.meta.dirname, '../..'), 'bin', 'aivideo.js');
const coding = ['--codec', 'h264', '--preset', 'medium', '--crf', '20'];
const fades = ['--transition', 'fade', '--transition-duration', '0.5'];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aivideo-bench-'));
  for (const size of ['1280x720', '640x360']) {
    await mkdir(join(folder, size));
    for (let index = 0; index < 25; index += 1) await makeClip(size, index);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Four seconds of moving detail with a tone, as a model would deliver them. */
async function makeClip(size: string, index: number): Promise<void> {
  const picture = `testsrc2=s=${size}:r=24:d=4,hue=h=${index * 14},format=yuv420p`;
  const sound = `sine=f=${300 + 20 * index}:r=48000:d=4`;
  await ffmpeg(
    ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound, '-t', '4'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', join(folder, size, `${index}.mp4`)],
  );
}

function clipsOf(size: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => join(folder, size, `${index % 24}.mp4`));
}

function compose(cache: string, clips: readonly string[], more: readonly string[]): Promise<MeasuredTree> {
  const args = [bin, 'compose', ...clips, ...more, '-o', join(folder, 'film.mp4'), '--force'];
  const env = { AIVIDEO_CACHE_DIR: join(folder, cache), AIVIDEO_FFMPEG_PATH: resolve(ffmpegPath) };
  return measureTree({ command: process.execPath, args, cwd: folder, env });
}

/** What everybody writes first: all clips in one graph. */
function singleGraph(clips: readonly string[]): Promise<MeasuredTree> {
  const chains: string[] = [];
  clips.slice(1).forEach((_, index) => {
    const [video, audio] = index === 0 ? ['0:v', '0:a'] : [`v${index}`, `a${index}`];
    const next = index + 1;
    chains.push(`[${video}][${next}:v]xfade=transition=fade:duration=0.5:offset=${3.5 * next}[v${next}]`);
    chains.push(`[${audio}][${next}:a]acrossfade=d=0.5[a${next}]`);
  });
  const last = clips.length - 1;
  const args = [
    ...[
      '-nostdin',
      '-v',
      'error',
      '-y',
      ...clips.flatMap((clip) => ['-i', clip]),
      '-filter_complex',
      chains.join(';'),
    ],
    ...['-map', `[v${last}]`, '-map', `[a${last}]`, '-c:v', 'libx264', '-preset', 'medium', '-crf', '20'],
    ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart', join(folder, 'graph.mp4')],
  ];
  return measureTree({ command: ffmpegPath, args, cwd: folder });
}

function compared(name: string, value: number, limit: number): void {
  report(name, value.toFixed(2), limit.toFixed(2));
  expect.soft(value, name).toBeLessThanOrEqual(limit);
}

describe('films, against one ffmpeg graph in the same run', () => {
  it('8 clips of 4 s at 1280x720 with fades and sound', async () => {
    const clips = clipsOf('1280x720', 8);
    const graph = await singleGraph(clips);
    const film = await compose('cold-8', clips, [...coding, ...fades]);

    compared('8 clips: time / one graph', film.wallMs / graph.wallMs, 1);
    compared('8 clips: memory / one graph', film.peakBytes / graph.peakBytes, 0.5);
  });

  it('24 clips: cold, unchanged, one changed, and the last arriving', async () => {
    const clips = clipsOf('1280x720', 24);
    const settings = [...coding, ...fades];
    const graph = await singleGraph(clips);
    const cold = await compose('cold-24', clips, settings);
    const unchanged = await compose('cold-24', clips, settings);
    const changed = clips.with(12, join(folder, '1280x720', '24.mp4'));
    const one = await compose('cold-24', changed, settings);
    const early = 'early-24';
    await compose(early, clips.slice(0, 23), settings);
    const last = await compose(early, clips, settings);

    compared('24 clips: time / one graph', cold.wallMs / graph.wallMs, 0.9);
    compared('24 clips: memory / one graph', cold.peakBytes / graph.peakBytes, 0.5);
    compared('nothing changed / cold', unchanged.wallMs / cold.wallMs, 0.05);
    compared('one clip of 24 changed / cold', one.wallMs / cold.wallMs, 0.15);
    compared('last clip of 24 arriving / cold', last.wallMs / cold.wallMs, 0.12);
  });

  it('96 clips take the memory of 24, and four times the time', async () => {
    const settings = [...coding, ...fades];
    const distinct = (count: number) => clipsOf('640x360', count).map((clip, index) => ({ clip, index }));
    const films = [24, 96].map(async (count) => {
      const path = join(folder, `${count}.yaml`);
      // Each round begins later in the same clips, or its segments would be found as rendered already.
      const entries = distinct(count).map(
        ({ clip, index }) => `  - { file: ${clip}, start: ${Math.floor(index / 24) * 0.25}, duration: 3 }`,
      );
      await writeFile(path, ['clips:', ...entries].join('\n'));
      return path;
    });
    const [small = '', large = ''] = await Promise.all(films);
    const few = await compose('cold-few', [small], settings);
    const many = await compose('cold-many', [large], settings);

    compared('96 clips: memory / 24 clips', many.peakBytes / few.peakBytes, 1.15);
    compared('96 clips: time / 24 clips', many.wallMs / few.wallMs, 4.4);
  });

  it('100 silent clips joined by cuts, against a stream copy', async () => {
    const silent = join(folder, 'silent.mp4');
    await ffmpeg('-i', join(folder, '1280x720', '0.mp4'), '-an', '-c', 'copy', silent);
    const clips = Array.from({ length: 100 }, () => silent);
    await writeFile(join(folder, 'list.txt'), clips.map((clip) => `file '${clip}'\n`).join(''));
    const list = ['-nostdin', '-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', 'list.txt'];
    const copyArgs = [...list, '-c', 'copy', '-movflags', '+faststart', 'copy.mp4'];
    const copy = await measureTree({ command: ffmpegPath, args: copyArgs, cwd: folder });
    const film = await compose('copies', clips, []);

    compared('100 clips by cuts: time / stream copy', film.wallMs / copy.wallMs, 2);
  });
});
