import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  codedClip,
  codedClips,
  firstLumaOf,
  lumas,
  samples,
  toneLevel,
  toneOf,
} from '../support/coded-clip.js';
import { filmTable } from '../support/film-tables.js';
import { runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const env = { AIVIDEO_CACHE_DIR: 'cache' };

async function compose(cwd: string, ...args: readonly string[]): Promise<string> {
  const result = await runCli(
    ['compose', ...args, '-o', 'film.mp4', '--preset', 'veryfast', '--crf', '1', '--force'],
    { cwd, env },
  );
  expect(result.stderr).not.toContain('error');
  expect(result.status).toBe(0);
  return join(cwd, 'film.mp4');
}

/** Frames of clip `index` as they should come out: half a second of every transition is shared by two clips. */
function expectedLumas(count: number, overlap: number): readonly number[] {
  const starts = Array.from({ length: count }, (_, index) => index * (24 - overlap));
  return Array.from({ length: count * 24 - (count - 1) * overlap }, (_, frame) => {
    const seen = starts.flatMap((start, index) =>
      frame >= start && frame < start + 24 ? [firstLumaOf(index) + 2 * (frame - start)] : [],
    );
    const [first = 0, second] = seen;
    const start = starts.findLast((candidate) => candidate <= frame) ?? 0;
    return second === undefined ? first : first + ((second - first) * (frame - start)) / overlap;
  });
}

describe('a film of clips whose frames tell their number', () => {
  it.each([1, 2, 8, 32])(
    'has each frame at its place and exactly as much sound, with %i clips and fades',
    async (count) => {
      const cwd = await temporaryFolder();
      const clips = await codedClips(cwd, count);

      const film = await compose(cwd, ...clips, '--transition', 'fade', '--transition-duration', '0.25');

      const frames = count * 24 - (count - 1) * 6;
      const seen = await lumas(film);
      expect(seen).toHaveLength(frames);
      expectedLumas(count, 6).forEach((luma, frame) => {
        expect(Math.abs((seen[frame] ?? 0) - luma), `frame ${frame}`).toBeLessThanOrEqual(1);
      });
      const { tracks, movieTimeScale, movieDuration, boxes } = await filmTable(film);
      const [video, audio] = tracks;
      expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
      expect(new Set(video?.deltas)).toEqual(new Set([512]));
      expect(video?.deltas).toHaveLength(frames);
      expect(video?.edit).toEqual({ duration: (frames / 24) * movieTimeScale, mediaTime: 1024 });
      expect(audio?.edit).toEqual({ duration: (frames / 24) * 48_000, mediaTime: 1024 });
      expect(audio?.deltas.reduce((sum, delta) => sum + delta, 0)).toBe(1024 + frames * 2000);
      expect(movieDuration).toBe((frames / 24) * movieTimeScale);
    },
  );

  it('has 100 clips joined by cuts without encoding one again', async () => {
    const cwd = await temporaryFolder();
    const four = await codedClips(cwd, 4);
    const clips = Array.from({ length: 100 }, (_, index) => four[index % 4] ?? '');

    const result = await runCli(['compose', ...clips, '-o', 'film.mp4', '--json'], { cwd, env });

    expect(JSON.parse(result.stdout).film.segments).toEqual({ rendered: 0, found: 0, copied: 100 });
    const seen = await lumas(join(cwd, 'film.mp4'));
    expect(seen).toHaveLength(2400);
    seen.forEach((luma, frame) => {
      const wanted = firstLumaOf(Math.floor(frame / 24)) + 2 * (frame % 24);
      expect(Math.abs(luma - wanted), `frame ${frame}`).toBeLessThanOrEqual(1);
    });
    const { tracks } = await filmTable(join(cwd, 'film.mp4'));
    expect(new Set(tracks[0]?.deltas).size).toBe(1);
    expect(tracks[1]?.edit?.duration).toBe(100 * 48_000);
  });

  it('has the tone of each clip in its second, and silence where a clip is silent', async () => {
    const cwd = await temporaryFolder();
    const clips = await Promise.all(
      [0, 1, 2, 3].map((index) =>
        codedClip(join(cwd, `${index}.mp4`), { frames: 24, ...(index === 1 ? {} : { tone: toneOf(index) }) }),
      ),
    );

    const film = await compose(cwd, ...clips);

    const heard = await samples(film);
    for (const second of [0, 1, 2, 3]) {
      const stretch = heard.slice(second * 48_000 + 4800, second * 48_000 + 43_200);
      const levels = [0, 2, 3].map((index) => toneLevel(stretch, toneOf(index)) > 0.05);
      expect(levels, `second ${second}`).toEqual([second === 0, second === 2, second === 3]);
    }
    // The third clip's tone begins where its pictures do: 10 ms of AAC's own spreading are allowed.
    expect(toneLevel(heard.slice(2 * 48_000 - 2400, 2 * 48_000 - 480), toneOf(2))).toBeLessThan(0.01);
    expect(toneLevel(heard.slice(2 * 48_000 + 480, 2 * 48_000 + 2400), toneOf(2))).toBeGreaterThan(0.05);
  });

  it('is the same to the byte for one worker and four, cold and cached', async () => {
    const cwd = await temporaryFolder();
    const clips = await codedClips(cwd, 5);
    const args = [...clips, '--transition', 'wipeleft', '--transition-duration', '0.25'];

    const first = await readFile(await compose(cwd, ...args, '--workers', '1'));
    const cached = await readFile(await compose(cwd, ...args, '--workers', '4'));
    const other = await temporaryFolder();
    const cold = await readFile(await compose(other, ...args, '--workers', '4'));

    expect(cached.equals(first)).toBe(true);
    expect(cold.equals(first)).toBe(true);
  });

  it('joins 29.97, 25 and 8 frames a second at the rate of the first', async () => {
    const cwd = await temporaryFolder();
    const rates = ['30000/1001', '25', '8'];
    const clips = await Promise.all(
      rates.map((fps, index) =>
        codedClip(join(cwd, `${index}.mp4`), { fps, frames: index === 2 ? 8 : 30, tone: 500 }),
      ),
    );

    const film = await compose(cwd, ...clips, '--transition', 'fade', '--transition-duration', '0.2');

    // 30 frames, 1.2 s of 25 fps as 36 and 1 s as 30, less two transitions of 6 frames.
    const frames = 30 + 36 + 30 - 12;
    const { tracks, movieTimeScale } = await filmTable(film);
    expect(tracks[0]?.timeScale).toBe(30_000);
    expect(tracks[0]?.deltas).toEqual(Array(frames).fill(1001));
    expect(tracks[1]?.edit?.duration).toBe(
      Math.round(((frames * 1001) / 30_000) * 48_000) * (movieTimeScale / 48_000),
    );
    expect(await lumas(film)).toHaveLength(frames);
  });

  it('keeps clips of one frame, and clips shorter than their transitions', async () => {
    const cwd = await temporaryFolder();
    const lengths = [24, 1, 5, 1, 24];
    const clips = await Promise.all(
      lengths.map((frames, index) =>
        codedClip(join(cwd, `${index}.mp4`), { frames, firstLuma: 40 + 30 * index }),
      ),
    );

    const result = await runCli(['compose', ...clips, '--transition', 'fade', '-o', 'film.mp4', '--json'], {
      cwd,
      env,
    });

    const { film } = JSON.parse(result.stdout);
    expect(film.adjustments.length).toBeGreaterThan(0);
    expect(await lumas(join(cwd, 'film.mp4'))).toHaveLength(film.frames);
    const { tracks } = await filmTable(join(cwd, 'film.mp4'));
    expect(tracks[0]?.deltas).toEqual(Array(film.frames).fill(512));
  });
});
