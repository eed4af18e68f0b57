import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpeg, ffmpegPath } from '../support/coded-clip.js';
import { editlyFilm, findProgram, meltFilm, singleGraph } from './compose-rivals.js';
import { report } from './measure.js';
import { type MeasuredTree, measureTree } from './process-tree.js';

const bin = join(resolve(import.meta.dirname, '../..'), 'bin', 'aivideo.js');
const settings = [
  ...['--codec', 'h264', '--preset', 'medium', '--crf', '20'],
  ...['--transition', 'fade', '--transition-duration', '0.5'],
];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aivideo-bench-'));
  await mkdir(join(folder, 'temporary'));
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

interface MadeFilm extends MeasuredTree {
  /** Of the film. */
  readonly bytes: number;
}

/** Runs the program with a cache of this name; what it leaves on the way is counted in the cache and the temporary folder. */
async function compose(cache: string, words: readonly string[]): Promise<MadeFilm> {
  const output = join(folder, `${cache}.mp4`);
  const env = {
    AIVIDEO_CACHE_DIR: join(folder, cache),
    AIVIDEO_FFMPEG_PATH: resolve(ffmpegPath),
    TMPDIR: join(folder, 'temporary'),
  };
  const args = [bin, 'compose', ...words, '-o', output, '--force'];
  const watched = [join(folder, cache), join(folder, 'temporary')];
  const measured = await measureTree({ command: process.execPath, args, cwd: folder, env, watched });
  return { ...measured, bytes: (await stat(output)).size };
}

function compared(name: string, value: number, limit: number): void {
  report(name, value.toFixed(3), limit.toFixed(2));
  expect.soft(value, name).toBeLessThanOrEqual(limit);
}

describe('films, against one ffmpeg graph in the same run', () => {
  it('8 clips of 4 s at 1280x720 with fades and sound', async () => {
    const clips = clipsOf('1280x720', 8);
    const graphs: MeasuredTree[] = [];
    const films: MadeFilm[] = [];
    for (const round of ['one', 'two']) {
      graphs.push(await measureTree(singleGraph({ folder, clips })));
      films.push(await compose(`cold-8-${round}`, [...clips, ...settings]));
    }
    const best = (runs: readonly MeasuredTree[]) => Math.min(...runs.map(({ wallMs }) => wallMs));
    const most = (runs: readonly MeasuredTree[]) => Math.max(...runs.map(({ peakBytes }) => peakBytes));

    compared('8 clips: time / one graph', best(films) / best(graphs), 1);
    compared(
      '8 clips: memory / one graph',
      most(films) / Math.min(...graphs.map((run) => run.peakBytes)),
      0.5,
    );
    await compareRivals(clips, { wallMs: best(films), peakBytes: most(films) });
  });

  it('24 clips: cold, unchanged, one changed, and the last arriving', async () => {
    const clips = clipsOf('1280x720', 24);
    const graph = await measureTree(singleGraph({ folder, clips }));
    const cold = await compose('cold-24', [...clips, ...settings]);
    const unchanged = await compose('cold-24', [...clips, ...settings]);
    const changed = clips.with(12, join(folder, '1280x720', '24.mp4'));
    const one = await compose('cold-24', [...changed, ...settings]);
    await compose('early-24', [...clips.slice(0, 23), ...settings]);
    const last = await compose('early-24', [...clips, ...settings]);

    compared('24 clips: time / one graph', cold.wallMs / graph.wallMs, 0.9);
    compared('24 clips: memory / one graph', cold.peakBytes / graph.peakBytes, 0.5);
    compared('nothing changed / cold', unchanged.wallMs / cold.wallMs, 0.05);
    compared('one clip of 24 changed / cold', one.wallMs / cold.wallMs, 0.15);
    compared('last clip of 24 arriving / cold', last.wallMs / cold.wallMs, 0.12);
    compared('files on the way / film', cold.watchedBytes / cold.bytes, 2);
  });

  it('96 clips take the memory of 24, and four times the time', async () => {
    const [small = '', large = ''] = await Promise.all([24, 96].map(writeFilm));
    const before = await compose('cold-few', [small, ...settings]);
    const many = await compose('cold-many', [large, ...settings]);
    const after = await compose('cold-few-again', [small, ...settings]);

    compared(
      '96 clips: memory / 24 clips',
      many.peakBytes / Math.min(before.peakBytes, after.peakBytes),
      1.15,
    );
    compared('96 clips: time / 24 clips', (2 * many.wallMs) / (before.wallMs + after.wallMs), 4.4);
  });

  it('100 silent clips joined by cuts, against a stream copy', async () => {
    const clips = await silentClips(100);
    const list = join(folder, 'list.txt');
    await writeFile(list, clips.map((clip) => `file '${clip}'\n`).join(''));
    const listed = ['-nostdin', '-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list];
    const args = [...listed, '-c', 'copy', '-movflags', '+faststart', 'copy.mp4'];
    const copies: number[] = [];
    const films: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      copies.push((await measureTree({ command: ffmpegPath, args, cwd: folder })).wallMs);
      films.push((await compose(`copies-${round}`, clips)).wallMs);
    }

    compared('100 clips by cuts: time / stream copy', Math.min(...films) / Math.min(...copies), 2);
  });
});

/** Each round begins later in the same clips, or its segments would be found as rendered already. */
async function writeFilm(count: number): Promise<string> {
  const path = join(folder, `${count}.yaml`);
  const entries = clipsOf('640x360', count).map(
    (clip, index) => `  - { file: ${clip}, start: ${Math.floor(index / 24) * 0.25}, duration: 3 }`,
  );
  await writeFile(path, ['clips:', ...entries].join('\n'));
  return path;
}

/** Files of their own, coded alike. */
async function silentClips(count: number): Promise<readonly string[]> {
  const clips = Array.from({ length: count }, (_, index) => join(folder, `silent-${index}.mp4`));
  for (const [index, clip] of clips.entries()) {
    const source = clips[index % 25] ?? '';
    if (index >= 25) await copyFile(source, clip);
    else await ffmpeg('-i', join(folder, '1280x720', `${index}.mp4`), '-an', '-c', 'copy', clip);
  }
  return clips;
}

/** Programs for the same that happen to be installed. */
async function compareRivals(clips: readonly string[], film: Pick<MeasuredTree, 'wallMs' | 'peakBytes'>) {
  for (const [name, commandOf] of [['melt', meltFilm] as const, ['editly', editlyFilm] as const]) {
    const program = await findProgram(name);
    if (program === undefined) {
      report(`8 clips: time / ${name}`, 'not installed', 'none');
      continue;
    }
    const rival = await measureTree(await commandOf(program, { folder, clips }));
    report(`8 clips: time / ${name}`, (film.wallMs / rival.wallMs).toFixed(3), 'none');
    report(`8 clips: memory / ${name}`, (film.peakBytes / rival.peakBytes).toFixed(3), 'none');
  }
}
