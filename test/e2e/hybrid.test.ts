import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samples, toneLevel } from '../support/coded-clip.js';
import { filmTable } from '../support/film-tables.js';
import { hybrid, near, twoGreys } from '../support/hybrid-inside.js';
import { lumasAt, plainClip } from '../support/plain-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';

describe('a clip as Manim makes it beside a clip as Zeroscope makes it', () => {
  it('has the frame of each half at every frame of the film, and loops without a jump', async () => {
    const cwd = await temporaryFolder();
    const simulation = { frames: 900, fps: 60, size: '32x18', luma: '40+2*mod(N,90)', tone: 440 };
    await plainClip(join(cwd, 's.mp4'), simulation);
    await plainClip(join(cwd, 'a.mp4'), { frames: 24, fps: 8, luma: '60+4*N' });

    const { film } = await hybrid(cwd, '--simulation', 's.mp4', '--ai', 'a.mp4', '--size', '128x72');

    expect([film.frames, film.samples, film.format.rate.numerator]).toEqual([900, 720_000, 60]);
    const { tracks } = await filmTable(join(cwd, 'film.mp4'));
    expect(tracks.map(({ deltas }) => deltas.length)[0]).toBe(900);
    const left = await lumasAt(join(cwd, 'film.mp4'), 32, 36);
    const right = await lumasAt(join(cwd, 'film.mp4'), 96, 36);
    expect([left.length, right.length]).toEqual([900, 900]);
    for (const [frame, luma] of left.entries()) near(luma, 40 + 2 * (frame % 90));
    for (const [frame, luma] of right.entries()) near(luma, loopedLuma(frame));
    const jumps = right.map((luma, frame) => Math.abs(luma - (right[frame - 1] ?? luma)));
    expect(Math.max(...jumps)).toBeLessThanOrEqual(8);
  }, 60_000);
});

/** Three seconds that loop with a crossing of half a second, at 60 fps; frame i of the clip is seen from frame 7.5 i on. */
function loopedLuma(frame: number): number {
  const lumaOf = (at: number) => 60 + 4 * Math.min(23, Math.floor(at / 7.5));
  const round = Math.floor(frame / 150);
  const inRound = frame - round * 150;
  if (round === 0 || inRound >= 30) return lumaOf(inRound);
  const part = inRound / 30;
  return lumaOf(150 + inRound) * (1 - part) + lumaOf(inRound) * part;
}

describe('what a hybrid film shares with every film', () => {
  it('renders nothing twice', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd, 12);

    const first = await hybrid(cwd, ...halves, '--labels', 'One', '둘');
    const second = await hybrid(cwd, ...halves, '--labels', 'One', '둘');
    const other = await hybrid(cwd, ...halves, '--labels', 'One', '셋');

    expect(first.film.segments).toEqual({ rendered: 1, found: 0, copied: 0 });
    expect(second.film.segments).toEqual({ rendered: 0, found: 1, copied: 0 });
    expect(other.film.segments).toEqual({ rendered: 1, found: 0, copied: 0 });
  });

  it('plays both halves at once, the one that loops again and again', async () => {
    const cwd = await temporaryFolder();
    await plainClip(join(cwd, 's.mp4'), { frames: 72, tone: 400 });
    await plainClip(join(cwd, 'a.mp4'), { frames: 24, tone: 900 });
    const halves = ['--simulation', 's.mp4', '--ai', 'a.mp4', '--ai-volume', '0.5'];
    const levels = async (second: number) => {
      const stretch = (await samples(join(cwd, 'film.mp4'))).subarray(
        second * 48_000,
        (second + 0.4) * 48_000,
      );
      return [toneLevel(stretch, 400), toneLevel(stretch, 900)];
    };

    await hybrid(cwd, ...halves);
    const both = await levels(2.2);
    await hybrid(cwd, ...halves, '--audio', 'simulation');
    const one = await levels(2.2);

    // Tones of `sine` have an amplitude of an eighth, and mono is heard on both sides at 3 dB less.
    expect(both[0]).toBeCloseTo(0.0884, 2);
    expect(both[1]).toBeCloseTo(0.0442, 2);
    expect(one[0]).toBeCloseTo(0.0884, 2);
    expect(one[1]).toBeLessThan(0.003);
  });
});

describe('a half that is shorter than the film', () => {
  it.each([
    ['slow', [60, 64, 76, 82]],
    ['hold', [60, 68, 82, 82]],
  ])('is made to last by `--fill %s`', async (fill, wanted) => {
    const cwd = await temporaryFolder();
    await plainClip(join(cwd, 's.mp4'), { frames: 24 });
    await plainClip(join(cwd, 'a.mp4'), { frames: 12, luma: '60+2*N' });
    const halves = ['--simulation', 's.mp4', '--ai', 'a.mp4', '--size', '128x72'];

    const { film } = await hybrid(cwd, ...halves, '--fill', fill);

    const lumas = await lumasAt(join(cwd, 'film.mp4'), 96, 36);
    expect(film.frames).toBe(24);
    wanted.forEach((luma, index) => {
      near(lumas[[0, 4, 16, 23][index] ?? 0], luma);
    });
  });
});
