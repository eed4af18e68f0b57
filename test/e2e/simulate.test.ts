import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createClipProber } from '../../src/adapters/media/probe-clip.js';
import { simulateCommand } from '../../src/cli/commands/simulate.js';
import { simulations } from '../../src/domain/simulations/kinds/index.js';
import { kebabCase } from '../../src/domain/simulations/parameters/read-parameters.js';
import { runInFolder } from '../support/compose-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { signal } = new AbortController();
const probe = (path: string) => createClipProber().probe(path, { signal });
const small = ['--size', '160x90', '--fps', '10', '--duration', '1200ms'];

describe('simulate', () => {
  it('makes a video of a formula, the same to the byte each time', async () => {
    const folder = await temporaryFolder();

    const first = await runInFolder(folder, 'simulate', 'y = sin(x + t)', ...small, '-o', 'one.mp4');
    const second = await runInFolder(folder, 'simulate', 'y = sin(x + t)', ...small, '-o', 'two.mp4');

    expect(first).toMatchObject({ status: 0, stdout: 'one.mp4\n' });
    expect(first.stderr).toContain('function-graph, 160x90, 10 fps, 1.2 s, 12 frames');
    expect(second.status).toBe(0);
    const [one, two] = await Promise.all(['one.mp4', 'two.mp4'].map((name) => readFile(join(folder, name))));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
    expect(await probe(join(folder, 'one.mp4'))).toMatchObject({
      video: { width: 160, height: 90, frames: 12 },
    });
  });

  it('takes parameters of a kind and a file of keys, and tells what it made', async () => {
    const folder = await temporaryFolder();
    const file =
      'kind: pendulum\nparameters:\n  length: 2\n  angle: 30deg\nduration: 1s\nsize: 160x90\nfps: 10\n';
    await writeFile(join(folder, 'swing.yaml'), file);

    const { status, stdout } = await runInFolder(
      folder,
      'simulate',
      'swing.yaml',
      '--angle',
      '20deg',
      '--json',
    );

    expect(status).toBe(0);
    const { simulation } = JSON.parse(stdout);
    expect(simulation).toMatchObject({
      kind: 'pendulum',
      parameters: { length: 2, angle: '20deg' },
      width: 160,
      frames: 10,
      durationSeconds: 1,
      beats: [{ seconds: 0 }, ...simulation.beats.slice(1)],
    });
    expect(simulation.path).toMatch(/outputs\/ai-videos\/swing-simulation-\w{6}\.mp4$/);
    expect(await probe(simulation.path)).toMatchObject({ video: { frames: 10 } });
  });

  it('leaves the background out with --alpha, in a still and in a video', async () => {
    const folder = await temporaryFolder();

    const still = await runInFolder(
      folder,
      'simulate',
      'unit-circle',
      ...small,
      '--alpha',
      '--still',
      '-o',
      'one.png',
    );
    const video = await runInFolder(folder, 'simulate', 'unit-circle', ...small, '--alpha', '-o', 'one.mov');

    expect([still.status, video.status]).toEqual([0, 0]);
    const image = await loadImage(await readFile(join(folder, 'one.png')));
    const canvas = createCanvas(160, 90);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const alphas = canvas
      .getContext('2d')
      .getImageData(0, 0, 160, 90)
      .data.filter((_, index) => index % 4 === 3);
    expect(alphas.filter((alpha) => alpha === 0).length).toBeGreaterThan(7000);
    expect(alphas.filter((alpha) => alpha > 200).length).toBeGreaterThan(200);
    expect(await probe(join(folder, 'one.mov'))).toMatchObject({
      video: { codec: 'prores', frames: 12 },
    });
  });

  it('lists the kinds, and the parameters of one that words call', async () => {
    const folder = await temporaryFolder();

    const all = await runInFolder(folder, 'simulate', '--list', '--json');
    const one = await runInFolder(folder, 'simulate', '진자', '--list');

    const { simulations: listed } = JSON.parse(all.stdout);
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(simulations.map(({ name }) => name));
    expect(one.stdout).toMatch(/^pendulum: /);
    expect(one.stdout).toMatch(/--angle +ANGLE +40deg +angle at the start/);
  });

  it('plans without writing anything', async () => {
    const folder = await temporaryFolder();

    const { status, stdout } = await runInFolder(folder, 'simulate', '사인파 그래프', '--dry-run');

    expect(status).toBe(0);
    expect(stdout).toContain('function-graph, 1280x720, 30 fps, 10.0 s, 300 frames');
    expect(stdout).toContain('curve = "y = sin(x + t)"');
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    [['y = 2 sin(x'], 'error: In the formula `2 sin(x`, a `)` is missing\n\n  2 sin(x\n         ^\n'],
    [['y = a x'], 'hint: say what a letter of a function graph stands for: `--where "a = 2"`'],
    [['pendulum', '--angle', '40'], '`angle` of `pendulum` needs a unit, `40deg` or `40rad`, got `40`'],
    [['pendulum', '--angles', '40deg'], 'Unknown option `--angles`; did you mean `--angle`'],
    [['pendulum', '--duratoin', '4s'], 'Unknown option `--duratoin`; did you mean `--duration`'],
    [['pendulm'], 'did you mean `pendulum`'],
    [['a quiet sea'], 'hint: list what can be simulated: `aivideo simulate --list`'],
    [['y = x', '--duration', '0'], 'Option `--duration` must be from 0.1 s to 3600 s, got `0`'],
    [['y = x', '--size', '161x90'], 'Option `--size` must be even, got `161x90`'],
    [['y = x', '--theme', 'dim'], 'Option `--theme` must be one of dark, light'],
    [['y = x', '--equation', '\\frac{a'], 'The equation `\\frac{a` is not TeX: Missing close brace'],
    [['y = x', '--still', '11s'], 'Option `--still` must be from 0 s to 10 s, got `11s`'],
    [['y = x', '-o', 'x.mov'], '`--output x.mov` must end in .mp4'],
    [['y = x', '--alpha', '-o', 'x.mp4'], 'must end in .mov with `--alpha`'],
    [['there.yaml'], '`there.yaml`, line 2, column 8: Simulation key `theme` must be one of dark, light'],
    [[], '`simulate` needs a formula, a kind or a file'],
  ])('refuses with exit 2 and writes nothing: %o', async (words, message) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'there.yaml'), 'kind: pendulum\ntheme: dim\n');

    const { status, stdout, stderr } = await runInFolder(folder, 'simulate', ...words);

    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(await readdir(folder)).toEqual(['there.yaml']);
  });

  it('draws a pole in view, and never over a file that is there', async () => {
    const folder = await temporaryFolder();

    const drawn = await runInFolder(folder, 'simulate', 'y = 1/x', ...small, '--still', '-o', 'one.png');
    const again = await runInFolder(folder, 'simulate', 'y = 1/x', ...small, '--still', '-o', 'one.png');
    const forced = await runInFolder(
      folder,
      'simulate',
      'y = 1/x',
      ...small,
      '--still',
      '-o',
      'one.png',
      '--force',
    );

    expect([drawn.status, again.status, forced.status]).toEqual([0, 2, 0]);
    expect(again.stderr).toContain('is there already');
  });

  it('has no option with the name of a parameter', () => {
    const command = new Command();
    simulateCommand.define(command);
    const options = new Set(command.options.map(({ long }) => long?.slice(2)));
    const globals = [
      'json',
      'json-stream',
      'quiet',
      'verbose',
      'debug',
      'color',
      'progress',
      'config',
      'state-dir',
      'cache-dir',
    ];

    const clashes = simulations.flatMap(({ name, parameters }) =>
      Object.keys(parameters.shape)
        .map(kebabCase)
        .filter((key) => options.has(key) || globals.includes(key))
        .map((key) => `rename \`${key}\` of ${name}`),
    );

    expect(clashes).toEqual([]);
  });
});
