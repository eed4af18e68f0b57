import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ffmpeg } from '../support/coded-clip.js';
import { runInFolder } from '../support/compose-inside.js';
import { plainClip } from '../support/plain-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const halves = ['--simulation', 's.mp4', '--ai', 'a.mp4'];

interface BadOrder {
  readonly what: string;
  readonly args: readonly string[];
  readonly status: number;
  readonly says: RegExp;
  /** Makes the files of the order beyond `s.mp4` and `a.mp4`, of half a second. */
  prepare?(folder: string): Promise<unknown>;
}

const badOrders: readonly BadOrder[] = [
  {
    what: 'no simulation at all',
    args: ['--ai', 'a.mp4'],
    ...{ status: 2, says: /`hybrid` needs a simulation: `--simulation`/ },
  },
  {
    what: 'a simulation that is an image',
    args: ['--simulation', 's.gif.mp4', '--ai', 'a.mp4'],
    prepare: (folder) =>
      ffmpeg(
        '-f',
        'lavfi',
        '-i',
        'color=red',
        '-frames:v',
        '1',
        '-f',
        'image2pipe',
        '-c:v',
        'png',
        join(folder, 's.gif.mp4'),
      ),
    ...{ status: 2, says: /Simulation: .* is an image, not a video/ },
  },
  {
    what: 'a simulation without video',
    args: ['--simulation', 'x.mp4', '--ai', 'a.mp4'],
    prepare: (folder) => ffmpeg('-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac', join(folder, 'x.mp4')),
    ...{ status: 7, says: /Simulation: .* holds sound only, no video/ },
  },
  {
    what: 'a simulation with a broken index',
    args: ['--simulation', 'x.mp4', '--ai', 'a.mp4'],
    prepare: async (folder) => truncate(await plainClip(join(folder, 'x.mp4'), { frames: 24 }), 900),
    ...{ status: 7, says: /Simulation: .* is incomplete/ },
  },
  {
    what: 'a simulation that is empty',
    args: ['--simulation', 'x.mp4', '--ai', 'a.mp4'],
    prepare: (folder) => writeFile(join(folder, 'x.mp4'), ''),
    ...{ status: 2, says: /Simulation: .* is empty/ },
  },
  {
    what: 'an AI half that is not there',
    args: ['--simulation', 's.mp4', '--ai', 'no.mp4'],
    ...{ status: 2, says: /AI half: .*no such file/ },
  },
  {
    what: 'both a prompt and a file',
    args: [...halves, '--prompt', 'A sea'],
    ...{ status: 2, says: /The AI half is given twice/ },
  },
  {
    what: 'words that call for no simulation',
    args: ['--simulation', 'a bowl of soup', '--ai', 'a.mp4'],
    ...{ status: 2, says: /No simulation is recognised in `a bowl of soup`/ },
  },
  {
    what: 'a formula with a mistake',
    args: ['--simulation', 'y = sin(x', '--ai', 'a.mp4'],
    ...{ status: 2, says: /sin\(x/ },
  },
  {
    what: 'an unknown layout',
    args: [...halves, '--layout', 'pipp'],
    status: 2,
    says: /Option `--layout` must be one of side-by-side, .*, got `pipp`; did you mean `pip`/,
  },
  {
    what: 'one label',
    args: [...halves, '--labels', 'One'],
    status: 2,
    says: /Option `--labels` must be two texts/,
  },
  {
    what: 'halves that share no time',
    args: [...halves, '--ai-start', '9'],
    ...{ status: 2, says: /The halves share no time: the AI half starts at 9 s but lasts 0\.5 s/ },
  },
  {
    what: 'a chapter after the end',
    args: [...halves, '--chapters', '0,30'],
    ...{ status: 2, says: /The halves share no time in chapter 2/ },
  },
  {
    what: 'transparency that is not there',
    args: [...halves, '--layout', 'background', '--key', 'alpha'],
    ...{ status: 2, says: /holds no transparency for `--key alpha`/ },
  },
  {
    what: 'the length of a script without one',
    args: [...halves, '--length', 'script'],
    ...{ status: 2, says: /`--length script` needs `--script`/ },
  },
  {
    what: 'a film file with an unknown key',
    args: ['film.yaml'],
    prepare: (folder) => writeFile(join(folder, 'film.yaml'), 'simulation: s.mp4\nai: a.mp4\nlayuot: pip\n'),
    ...{
      status: 2,
      says: /`film\.yaml`, line 3, column 9: Film key `layuot` is unknown; did you mean `layout`/,
    },
  },
  {
    what: 'an output that is an input',
    args: [...halves, '-o', 's.mp4', '-f'],
    ...{ status: 2, says: /is a file that the film is made of/ },
  },
  {
    what: 'an output that is no film',
    args: [...halves, '-o', 'film.txt'],
    status: 2,
    says: /must end in \.mp4/,
  },
];

describe('what a hybrid film can not be made of', () => {
  it('is named, and nothing is made', async () => {
    const folder = await temporaryFolder();
    await plainClip(join(folder, 's.mp4'), { frames: 12 });
    await plainClip(join(folder, 'a.mp4'), { frames: 12 });

    for (const { what, args, status, says, prepare } of badOrders) {
      await prepare?.(folder);
      const result = await runInFolder(folder, 'hybrid', '-o', 'film.mp4', ...args);

      expect(result.stderr, what).toMatch(says);
      expect(result.status, what).toBe(status);
      expect(result.stdout, what).toBe('');
    }
  }, 30_000);
});
