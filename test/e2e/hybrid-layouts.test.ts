import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInFolder } from '../support/compose-inside.js';
import { hybrid, near, twoGreys } from '../support/hybrid-inside.js';
import { lumasAt, plainClip } from '../support/plain-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';

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
