import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPacked, type PackedInstall } from '../support/packed-install.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const execute = promisify(execFile);
const require = createRequire(import.meta.url);
const repository = resolve(import.meta.dirname, '../..');
const small = { AIVIDEO_WIDTH: '160', AIVIDEO_HEIGHT: '96', AIVIDEO_FRAMES: '6', AIVIDEO_FPS: '6' };

let installed: PackedInstall;
beforeAll(async () => {
  installed = await installPacked();
}, 300_000);
afterAll(() => installed.remove());

async function run(program: string, words: readonly string[], cwd: string) {
  const env = { PATH: installed.path, HOME: cwd, ...small };
  return execute(program, words, { cwd, env });
}

/** An empty project that has the installed package among its own. */
async function newProject(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  await symlink(installed.packageFolder, join(folder, 'node_modules', 'aivideo'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

describe('the package', () => {
  it('carries the program, what it needs, and nothing else', () => {
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'README_REPLICATE.md', 'package.json'];
    const others = installed.files.filter((file) => !/^dist\/[\w/.-]+(\.js|\.d\.ts)$/.test(file));

    expect(others).toEqual([...papers, 'bin/aivideo.js'].sort());
    expect(installed.files).toContain('dist/index.js');
    expect(installed.files.filter((file) => /\btest\b|\bfixtures?\b|\bfake\b/.test(file))).toEqual([]);
  });

  it('gives a command that tells its version and its help', async () => {
    const cwd = await temporaryFolder();
    const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));

    expect((await run('aivideo', ['--version'], cwd)).stdout).toBe(`${version}\n`);
    expect((await run('aivideo', ['--help'], cwd)).stdout).toMatch(/^Usage: aivideo /);
  });

  it('plans without writing anything', async () => {
    const cwd = await temporaryFolder();

    const { stdout } = await run('aivideo', ['generate', '--dry-run', 'A quiet sea', '-m', 'veo'], cwd);

    expect(stdout).toContain('google/veo-3.1');
    expect(stdout).toContain('nothing was sent');
    expect(await readdir(cwd)).toEqual([]);
  });

  it('draws a draft below the current folder', async () => {
    const cwd = await temporaryFolder();

    const { stdout, stderr } = await run('aivideo', ['generate', 'A quiet sea'], cwd);

    expect(stderr).toContain('no AI is used');
    expect(stdout).toMatch(/^outputs\/ai-videos\/a-quiet-sea-draft-\w{6}\.mp4\n$/);
    const inspected = await run('aivideo', ['inspect', '--json', stdout.trim()], cwd);
    expect(JSON.parse(inspected.stdout).files).toMatchObject([
      { media: { video: { width: 160, height: 96, frames: 6 } }, provenance: { prompt: 'A quiet sea' } },
    ]);
  });
});

describe('the library', () => {
  it('plans and makes clips from a script', async () => {
    const project = await newProject();
    const script = `
      import { AivideoError, generateClip, planClip } from 'aivideo';
      const plan = await planClip({ prompt: 'A quiet sea', model: 'local/draft', seed: 0 });
      const wan = await planClip({ prompt: 'A quiet sea', model: 'wan' });
      const events = [];
      const made = await generateClip({
        prompt: 'A quiet sea', model: 'local/draft', seed: 0, frames: 6, fps: 6, width: 160, height: 96,
        output: 'clips/', onEvent: (envelope) => events.push(envelope.event.type),
      });
      const refused = await planClip({ prompt: ' ' }).catch((error) => error);
      console.log(JSON.stringify({
        planned: plan.shots[0].input, wan: [wan.modelRef, wan.schema], path: made.clip.path, draft: made.draft, events,
        refused: refused instanceof AivideoError && refused.code,
      }));`;
    await writeFile(join(project, 'make.js'), script);

    const { stdout } = await run('node', ['make.js'], project);

    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      planned: { prompt: 'A quiet sea', seed: 0 },
      wan: ['wan-video/wan-2.2-t2v-fast', 'catalogue'],
      draft: true,
      refused: 'prompt-empty',
    });
    expect(dirname(told.path)).toBe(join(project, 'clips'));
    expect((await readFile(told.path)).subarray(4, 8).toString()).toBe('ftyp');
    expect(told.events[0]).toBe('run-start');
    expect(told.events.at(-1)).toBe('run-end');
  });

  const surroundings = [
    { who: 'Node', options: { lib: ['es2023'], types: ['node'] } },
    { who: 'browsers', options: { lib: ['es2023', 'dom', 'dom.iterable'], types: [] } },
  ];

  for (const { who, options } of surroundings)
    it(`has types that hold under strict settings, beside the types of ${who}`, async () => {
      const project = await newProject();
      const compilerOptions = {
        ...{ strict: true, noEmit: true, module: 'nodenext', target: 'es2023', skipLibCheck: false },
        ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true },
        typeRoots: [join(repository, 'node_modules', '@types')],
        ...options,
      };
      await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
      await writeFile(join(project, 'use.ts'), typedUse);

      const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
      const { stdout } = await execute(process.execPath, [compiler, '-p', project]).catch((error) => error);

      expect(stdout).toBe('');
    });
});

const typedUse = `
import {
  AivideoError, type Clip, type ClipPlan, createServices, type ErrorCode, findModel, generateClip,
  type GeneratedClips, models, planClip, type Price, type RunEvent, type VideoProvider,
} from 'aivideo';

export const plan: ClipPlan = await planClip({ prompt: 'sea', model: 'wan', durationSeconds: 5, seed: 0 });
export const price: Price = plan.price;
export const made: GeneratedClips = await generateClip({
  prompt: 'sea',
  inputs: { go_fast: 'false' },
  settings: { concurrency: 2 },
  signal: new AbortController().signal,
  onEvent: ({ event, run }) => told(event, run),
});
export const clips: readonly Clip[] = made.clips;
export const sizes: readonly string[] = models.map((model) => model.sizes);
export const slug: string | undefined = findModel('zeroscope')?.slug;
export const services: typeof createServices = createServices;
export type Own = VideoProvider;

function told(event: RunEvent, run: string): void {
  if (event.type === 'shot-end') event.clip.path.toUpperCase();
  run.toUpperCase();
}

export function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof AivideoError ? error.code : undefined;
}

// @ts-expect-error a prompt is text
await generateClip({ prompt: 5 });
// @ts-expect-error there is no such option
await generateClip({ prompt: 'sea', framse: 5 });
// @ts-expect-error a plan can not be changed
plan.model = 'veo';
`;
