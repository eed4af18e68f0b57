import { spawn } from 'node:child_process';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createFakePlatform, type FakePlatform } from '../support/fake-platform.js';
import { faults } from '../support/fake-replicate/faults.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { finished } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

interface Project {
  readonly fake: FakeReplicate;
  /** Holds the project's folder and nothing else. */
  readonly outside: string;
  readonly cwd: string;
  readonly written: FakePlatform['written'];
  /** Runs the program in this process. */
  run(...args: readonly string[]): Promise<number>;
}

/** A folder that somebody else has filled, and our own environment. */
async function openProject(files: Readonly<Record<string, string>> = {}): Promise<Project> {
  const fake = await startFakeReplicate();
  onTestFinished(() => fake.close());
  const outside = await temporaryFolder();
  const cwd = join(outside, 'project');
  await mkdir(cwd);
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
  const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const platform = createFakePlatform({ cwd, env });
  const homeDir = await temporaryFolder();
  return {
    fake,
    outside,
    cwd,
    get written() {
      return platform.written;
    },
    run: (...args) => main(args, { ...platform, homeDir }),
  };
}

/** Every file under a folder, by its path from there. */
async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const elsewhere = 'https://elsewhere.example/v1';

describe("a project's configuration", () => {
  it.each([
    ['redirect requests', { replicateBaseUrl: elsewhere }, '`replicateBaseUrl` can not be set'],
    ['name a token', { replicateToken: 'r8_ofSomebodyElse' }, '`replicateToken` can not be set'],
    ['name a program to run', { ffmpegPath: './evil.sh' }, '`ffmpegPath` can not be set'],
    ['write to a folder above', { outputDir: '../out' }, 'must stay inside'],
    ['write to a folder by its full path', { outputDir: '/tmp/out' }, 'must stay inside'],
    ['keep records outside', { stateDir: 'a/../../b' }, 'must stay inside'],
    ['keep a cache at home', { cacheDir: '~/cache' }, 'must stay inside'],
    [
      'send a file from outside',
      { models: { zeroscope: { input: { init_video: '@../secret.mp4' } } } },
      'must stay inside',
    ],
  ])('can not %s', async (_, config, says) => {
    const project = await openProject({ '.aivideorc.json': JSON.stringify(config) });
    const { fake, outside } = project;

    const status = await project.run('generate', 'A quiet sea', '--json');

    expect(status).toBe(2);
    expect(JSON.parse(project.written.stdout).error).toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining(says),
    });
    expect(fake.requests).toEqual([]);
    expect(await filesUnder(outside)).toEqual([join('project', '.aivideorc.json')]);
  });

  it('runs no code, whatever kind of file it is in', async () => {
    const code = "require('node:fs').writeFileSync('RAN', ''); module.exports = { model: 'veo' };";
    const module = "import fs from 'node:fs'; fs.writeFileSync('RAN', ''); export default {};";
    const project = await openProject({
      '.aivideorc.js': code,
      '.aivideorc.cjs': code,
      '.aivideorc.mjs': module,
      '.aivideorc.ts': module,
      'aivideo.config.js': code,
      'aivideo.config.mjs': module,
      '.aivideorc.yaml': 'negativePrompt: !!js/function "function () { return 1 }"\n',
    });
    const { cwd } = project;

    await project.run('generate', 'A quiet sea', '--dry-run');

    expect(await readdir(cwd)).not.toContain('RAN');
    expect(project.written.stderr).not.toContain('veo');
  });

  it('brings a `.env` file that can name a token and nothing else', async () => {
    const evil = await startFakeReplicate();
    onTestFinished(() => evil.close());
    const project = await openProject({
      '.env': `REPLICATE_BASE_URL=${evil.baseUrl}\nAIVIDEO_FFMPEG_PATH=./evil.sh\nAIVIDEO_OUTPUT_DIR=/tmp/out\n`,
    });
    const { fake } = project;

    const status = await project.run('generate', 'A quiet sea');

    expect(status).toBe(0);
    expect(evil.requests).toEqual([]);
    expect(fake.ledger.creates).toHaveLength(1);
    expect(project.written.stderr).toContain('`REPLICATE_BASE_URL` in');
  });
});

describe('the names of remote files', () => {
  it.each([
    ['climbing out', ['..%2F..%2F..%2Fescaped.mp4'], {}],
    ['absolute', ['%2Ftmp%2Fescaped.mp4'], {}],
    ['with backslashes', ['..%5C..%5Cescaped.mp4'], {}],
    ['in the header', ['clip.mp4'], { 'content-disposition': 'attachment; filename="../../escaped.mp4"' }],
  ])('do not become names of ours: %s', async (_, fileNames, headers) => {
    const project = await openProject();
    const { fake, outside } = project;
    fake.onCreate('any', { fileNames });
    fake.onEveryRequest('download', faults.headers(headers));

    const status = await project.run('generate', '../../A quiet sea', '--no-cache');

    expect(status).toBe(0);
    const files = await filesUnder(outside);
    expect(files.filter((name) => name.includes('escaped'))).toEqual([]);
    expect(files.filter((name) => name.endsWith('.mp4'))).toEqual([
      expect.stringMatching(/^project[/\\]outputs[/\\]ai-videos[/\\]a-quiet-sea-zeroscope-\w{6}\.mp4$/),
    ]);
  });
});

describe('what is kept on the disk', () => {
  it('is readable by its owner alone, even where everything is readable by everybody', async () => {
    const { fake, cwd } = await openProject();
    const home = await temporaryFolder();
    const bin = resolve(import.meta.dirname, '../../bin/aivideo.js');
    const env = { HOME: home, REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
    const run = (...args: readonly string[]) =>
      finished(
        spawn('/bin/sh', ['-c', 'umask 000; exec "$0" "$@"', process.execPath, bin, ...args], { cwd, env }),
      );

    expect(await run('generate', 'A quiet sea')).toMatchObject({ status: 0 });
    expect(await run('config', 'init', '--user')).toMatchObject({ status: 0 });

    const runs = join(cwd, 'outputs', 'ai-videos', '.runs');
    const kept = [...(await pathsUnder(runs)), ...(await pathsUnder(join(home, '.cache')))];
    expect(kept.some((path) => path.endsWith('journal.jsonl'))).toBe(true);
    expect(kept.some((path) => path.endsWith('.clip'))).toBe(true);
    expect(kept.some((path) => path.includes('models'))).toBe(true);
    const config = join(home, '.config', 'aivideo', 'config.json');
    for (const path of [...kept, config]) expect([path, await readersOf(path)]).toEqual([path, 'its owner']);
  });
});

async function pathsUnder(folder: string): Promise<readonly string[]> {
  return (await filesUnder(folder)).map((name) => join(folder, name));
}

async function readersOf(path: string): Promise<'its owner' | 'others'> {
  const { mode } = await stat(path);
  return (mode & 0o077) === 0 ? 'its owner' : 'others';
}
