import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samples, toneLevel } from '../support/coded-clip.js';
import { runInFolder } from '../support/compose-inside.js';
import { filmTable } from '../support/film-tables.js';
import { lumasAt, plainClip } from '../support/plain-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Makes a film that must come out and returns what `--json` says. */
// biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect
async function hybrid(cwd: string, ...args: readonly string[]): Promise<any> {
  const exact = ['--preset', 'ultrafast', '--crf', '1', '-f', '-o', 'film.mp4', '--json'];
  const { status, stdout, stderr } = await runInFolder(cwd, 'hybrid', ...args, ...exact);
  expect(stderr).not.toMatch(/^error/m);
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

/** A simulation of one grey, AI video of another, both 160x90 at 24 fps. */
async function twoGreys(cwd: string, frames = 24): Promise<readonly string[]> {
  await plainClip(join(cwd, 's.mp4'), { frames, size: '160x90', luma: '200' });
  await plainClip(join(cwd, 'a.mp4'), { frames, size: '160x90', luma: '60' });
  return ['--simulation', 's.mp4', '--ai', 'a.mp4'];
}

function near(value: number | undefined, wanted: number, tolerance = 2): void {
  expect(Math.abs((value ?? -1000) - wanted), `${value} is not ${wanted}`).toBeLessThanOrEqual(tolerance);
}

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

describe('layouts, by the pixels of their films', () => {
  it('shows one half inside of the other, and moves it', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd, 48);

    await hybrid(cwd, ...halves, '--layout', 'pip', '--corner', 'top-left', '--moves', '0.5:bottom-right');

    const [inner, outer] = [
      await lumasAt(join(cwd, 'film.mp4'), 30, 16),
      await lumasAt(join(cwd, 'film.mp4'), 130, 74),
    ];
    near(inner[0], 60);
    near(outer[0], 200);
    near(inner[47], 200);
    near(outer[47], 60);
  });

  it('rounds the corners of the inner picture, and draws a ring around it', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd);
    const round = [
      '--rounded',
      '20',
      '--border',
      '2',
      '--pip-size',
      '0.5',
      '--gap',
      '10',
      '--border-color',
      '#000000',
    ];

    await hybrid(cwd, ...halves, '--layout', 'pip', '--corner', 'top-left', ...round);

    const at = async (left: number, top: number) => (await lumasAt(join(cwd, 'film.mp4'), left, top))[5];
    near(await at(50, 30), 60);
    near(await at(8, 32), 16, 12);
    // Inside of the box, outside of its rounded corner, where only the shadow is.
    expect(await at(11, 11)).toBeGreaterThan(100);
  });

  it('puts each half on its side of a line that moves', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd, 48);

    await hybrid(cwd, ...halves, '--layout', 'wipe', '--split', '0:0.1,2:0.9', '--border', '0');

    const [left, middle, right] = await Promise.all(
      [4, 80, 155].map((at) => lumasAt(join(cwd, 'film.mp4'), at, 45)),
    );
    for (const frame of [0, 20, 47]) {
      near(left?.[frame], 200);
      near(right?.[frame], 60);
    }
    near(middle?.[18], 60);
    near(middle?.[30], 200);
  });

  it('turns the AI half into the simulation and back', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd, 72);

    const { film } = await hybrid(
      cwd,
      ...halves,
      '--layout',
      'reveal',
      '--reveal-at',
      '1,2',
      '--transition-duration',
      '0.5',
    );

    const lumas = await lumasAt(join(cwd, 'film.mp4'), 80, 45);
    expect(lumas).toHaveLength(72);
    expect(film.segments.rendered).toBe(5);
    near(lumas[17], 60);
    near(lumas[24], 130, 4);
    near(lumas[30], 200);
    near(lumas[48], 130, 4);
    near(lumas[71], 60);
  });

  it('mixes the halves as much as is asked', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd, 6);
    const mixed = async (...how: readonly string[]) => {
      await hybrid(cwd, ...halves, '--layout', 'blend', ...how);
      return (await lumasAt(join(cwd, 'film.mp4'), 80, 45))[3];
    };

    near(await mixed('--mode', 'normal', '--amount', '0.25'), 95);
    near(await mixed('--mode', 'lighten'), 200);
    near(await mixed('--mode', 'darken', '--amount', '1'), 60);
    near(await mixed('--mode', 'difference', '--amount', '1'), 156);
  }, 30_000);

  it('lets the halves follow each other, as films of clips do', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd, 24);

    const { film } = await hybrid(cwd, ...halves, '--layout', 'sequence');

    const lumas = await lumasAt(join(cwd, 'film.mp4'), 80, 45);
    expect(film.frames).toBe(48);
    near(lumas[0], 60);
    near(lumas[23], 60);
    near(lumas[24], 200);
  });

  it('draws regions from a film file', async () => {
    const cwd = await temporaryFolder();
    await twoGreys(cwd, 6);
    const film = {
      ...{ simulation: 's.mp4', ai: 'a.mp4' },
      layout: {
        regions: [
          { half: 'ai', left: 0, top: 0, width: 1, height: 1 },
          { half: 'simulation', left: 0.5, top: 0.5, width: 0.5, height: 0.5, fit: 'stretch' },
        ],
      },
    };
    await writeFile(join(cwd, 'f.json'), JSON.stringify(film));

    await hybrid(cwd, 'f.json');

    near((await lumasAt(join(cwd, 'film.mp4'), 70, 40))[3], 60);
    near((await lumasAt(join(cwd, 'film.mp4'), 84, 50))[3], 200);
  });
});

describe('a simulation over AI video', () => {
  it('shows the AI video where the file is transparent', async () => {
    const cwd = await temporaryFolder();
    await plainClip(join(cwd, 's.mov'), {
      frames: 24,
      size: '160x90',
      luma: '200',
      alpha: 'if(lt(X,80),0,255)',
    });
    await plainClip(join(cwd, 'a.mp4'), { frames: 24, size: '160x90', luma: '60' });

    await hybrid(cwd, '--simulation', 's.mov', '--ai', 'a.mp4', '--layout', 'background', '--dim', '0');

    near((await lumasAt(join(cwd, 'film.mp4'), 40, 45))[10], 60);
    near((await lumasAt(join(cwd, 'film.mp4'), 120, 45))[10], 200);
  });

  it.each([
    [
      'a green screen',
      { luma: 'if(lt(X,80),173,200)', cb: 'if(lt(X,40),42,128)', cr: 'if(lt(X,40),26,128)' },
    ],
    ['a black ground', { luma: 'if(lt(X,80),16,200)' }],
    ['a white ground', { luma: 'if(lt(X,80),235,90)' }],
  ])('shows the AI video through %s', async (_, planes) => {
    const cwd = await temporaryFolder();
    await plainClip(join(cwd, 's.mp4'), { frames: 12, size: '160x90', ...planes });
    await plainClip(join(cwd, 'a.mp4'), { frames: 12, size: '160x90', luma: '60' });
    const seen = planes.luma.endsWith('90)') ? 90 : 200;

    await hybrid(cwd, '--simulation', 's.mp4', '--ai', 'a.mp4', '--layout', 'background', '--dim', '0');

    near((await lumasAt(join(cwd, 'film.mp4'), 40, 45))[6], 60);
    near((await lumasAt(join(cwd, 'film.mp4'), 120, 45))[6], seen);
  });

  it('warns of a key that matches nothing, and refuses one that matches everything', async () => {
    const cwd = await temporaryFolder();
    const halves = await twoGreys(cwd, 12);
    const keyed = (color: string) =>
      runInFolder(
        cwd,
        'hybrid',
        ...halves,
        '--layout',
        'background',
        '--key',
        'color',
        '--key-color',
        color,
        '--dry-run',
      );

    const nothing = await keyed('#ff0000');
    const all = await keyed('#d7d7d7');

    expect(nothing.status).toBe(0);
    expect(nothing.stderr).toMatch(/warning: the key colour `#ff0000` matches nothing/);
    expect(all.status).toBe(2);
    expect(all.stderr).toMatch(
      /Nothing of the simulation .* would be seen: the key colour `#d7d7d7` matches all of it/,
    );
  });
});

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

  it('draws simulations by itself, and asks for AI video of what they show', async () => {
    const cwd = await temporaryFolder();
    const small = ['--length', '0.5', '--size', '160x90', '--fps', '12', '--draft'];

    const { film, draft, run } = await hybrid(cwd, '--simulation', 'y = sin(x)', ...small);
    const again = await hybrid(cwd, '--simulation', 'y = sin(x)', ...small);

    expect([film.frames, draft]).toEqual([6, true]);
    expect(run).toMatch(/^\d/);
    expect(again.film.segments).toMatchObject({ rendered: 0 });
  }, 30_000);
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
