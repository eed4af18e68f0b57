import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { settingsSchema } from '../../src/domain/config.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { writeAivideoShim, writeJqShim } from '../support/jq-shim.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const examples = resolve(import.meta.dirname, '../../examples');

interface Scene {
  readonly folder: string;
  /** Runs an example as a file, in the folder where it lies. */
  run(name: string, ...words: readonly string[]): Promise<Ending>;
}

interface Ending {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with the examples, and a PATH with `aivideo` and `jq`. */
async function setScene(env: Readonly<Record<string, string>>): Promise<Scene> {
  const folder = await temporaryFolder();
  const tools = join(folder, 'tools');
  await Promise.all([writeAivideoShim(tools), writeJqShim(tools)]);
  for (const name of await readdir(examples)) await copyFile(join(examples, name), join(folder, name));
  const surroundings = { PATH: `${tools}:/usr/bin:/bin`, HOME: folder, ...env };
  return {
    folder,
    run: (name, ...words) =>
      endOf(promisify(execFile)('sh', [name, ...words], { cwd: folder, env: surroundings })),
  };
}

async function endOf(running: Promise<{ stdout: string; stderr: string }>): Promise<Ending> {
  try {
    return { status: 0, ...(await running) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

async function setReplicateScene(): Promise<Scene & { readonly fake: FakeReplicate }> {
  const fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
  onTestFinished(() => fake.close());
  const scene = await setScene({ REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl });
  return { fake, ...scene };
}

async function isMp4(path: string): Promise<boolean> {
  return (await readFile(path)).subarray(4, 8).toString() === 'ftyp';
}

describe('the examples without an account', () => {
  it('make a film of drafts, with all that its film file asks for', async () => {
    const { folder, run } = await setScene({});

    const { status, stdout, stderr } = await run('film.sh');

    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout.trimEnd().split('\n')).toEqual([
      'clips/morning.mp4',
      'clips/evening.mp4',
      'clips/film.mp4',
    ]);
    expect(await isMp4(join(folder, 'clips', 'film.mp4'))).toBe(true);
    expect((await readdir(join(folder, 'clips'))).sort()).toEqual([
      ...['evening.mp4', 'film.mp4', 'film.srt', 'film.vtt', 'morning.mp4', 'sheet.png'],
    ]);
  });
});

describe('the examples of hybrid films', () => {
  it('draw simulations over drafts, and plan a lesson of six scenes in two languages', async () => {
    const { folder, run } = await setScene({});

    const { status, stdout, stderr } = await run('hybrid.sh');

    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout.match(/6 scenes, 6 shots \(3 simulated\)/g)).toHaveLength(2);
    for (const name of ['pendulum.mp4', 'waves.mp4'])
      expect(await isMp4(join(folder, 'hybrid', name))).toBe(true);
  });
});

describe('the examples on Replicate', () => {
  it('makes one clip from one sentence', async () => {
    const { fake, folder, run } = await setReplicateScene();

    const { status, stdout } = await run('one-off.sh');

    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^outputs\/ai-videos\/a-beautiful-sunset-over-the-ocean-with-waves-zeroscope-\w{6}\.mp4\n$/,
    );
    expect(await isMp4(join(folder, stdout.trim()))).toBe(true);
    expect(fake.ledger.creates).toHaveLength(1);
  });

  it('makes a clip of every line, and a table of them', async () => {
    const { fake, folder, run } = await setReplicateScene();
    const prompts = (await readFile(join(examples, 'prompts.txt'), 'utf8')).trimEnd().split('\n');

    const { status, stdout } = await run('pipeline.sh', 'prompts.txt', 'clips');

    expect(status).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows.map(([, , seconds, prompt]) => [seconds, prompt])).toEqual(
      prompts.map((prompt) => ['3', prompt]),
    );
    expect(rows.map(([, seed]) => Number(seed))).toEqual(
      fake.ledger.creates.map((create) => create.input.seed),
    );
    for (const [path = ''] of rows) {
      expect(path.startsWith(join(folder, 'clips', ''))).toBe(true);
      expect(await isMp4(path)).toBe(true);
    }
  });

  it('takes a last line without an end, and passes empty ones over', async () => {
    const { fake, folder, run } = await setReplicateScene();
    await writeFile(join(folder, 'two.txt'), 'A boat\n\nA bridge');

    const { status, stdout } = await run('pipeline.sh', 'two.txt');

    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(fake.ledger.creates.map((create) => create.input.prompt)).toEqual(['A boat', 'A bridge']);
  });

  it('ends the table at a clip that fails', async () => {
    const { fake, folder, run } = await setReplicateScene();
    await writeFile(join(folder, 'two.txt'), 'A boat\nA wreck\nA bridge\n');
    fake.onCreate({ input: { prompt: 'A wreck' } }, scenarios.contentRefused());

    const { status, stdout } = await run('pipeline.sh', 'two.txt');

    expect(status).toBe(5);
    expect(stdout.trimEnd().split('\n')).toEqual([expect.stringMatching(/\tA boat$/)]);
    expect(fake.ledger.creates).toHaveLength(2);
  });

  it('tells a CI job the price, then renders and keeps the events', async () => {
    const { fake, folder, run } = await setReplicateScene();

    const { status, stdout } = await run('ci.sh', 'Product shot of a red bicycle, studio light');

    expect(status).toBe(0);
    const [price, summary, ...paths] = stdout.trimEnd().split('\n');
    expect([price, summary]).toEqual(['2 clips by zeroscope, price estimate', 'all clips are there']);
    expect(paths).toHaveLength(2);
    for (const path of paths) expect(await isMp4(path)).toBe(true);
    const plan = JSON.parse(await readFile(join(folder, 'clips', 'plan.json'), 'utf8'));
    expect(plan).toMatchObject({ ok: true, dryRun: true, model: 'zeroscope' });
    const events = (await readFile(join(folder, 'clips', 'events.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(JSON.parse(events.at(-1) ?? '')).toMatchObject({ type: 'result', ok: true });
    expect(fake.ledger.creates.map((create) => create.input.seed).sort()).toEqual([1, 2]);
  });

  it('tells a CI job that some clips are there', async () => {
    const { fake, run } = await setReplicateScene();
    fake.onCreate({ input: { seed: 2 } }, scenarios.contentRefused());

    const { status, stdout } = await run('ci.sh', 'A red bicycle');

    expect(status).toBe(3);
    const [, summary, ...paths] = stdout.trimEnd().split('\n');
    expect(summary).toBe('some clips are there');
    expect(paths).toHaveLength(1);
  });
});

describe('the examples without a token', () => {
  const small = { AIVIDEO_WIDTH: '160', AIVIDEO_HEIGHT: '96', AIVIDEO_FRAMES: '6', AIVIDEO_FPS: '6' };

  it('draws one draft', async () => {
    const { folder, run } = await setScene(small);

    const { status, stdout, stderr } = await run('one-off.sh');

    expect(status).toBe(0);
    expect(stderr).toContain('no AI is used');
    expect(await isMp4(join(folder, stdout.trim()))).toBe(true);
  });

  it('draws a draft of every line', async () => {
    const { run } = await setScene(small);

    const { status, stdout } = await run('pipeline.sh');

    expect(status).toBe(0);
    const rows = stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(await isMp4(row.split('\t')[0] ?? '')).toBe(true);
  });

  it('draws the clips of a CI job', async () => {
    const { run } = await setScene(small);

    const { status, stdout } = await run('ci.sh', 'A red bicycle');

    expect(status).toBe(0);
    expect(stdout).toMatch(/^2 clips by draft, price free\nall clips are there\n.+\.mp4\n.+\.mp4\n$/);
  });

  it('tells a CI job that wants no drafts', async () => {
    const { run } = await setScene({ AIVIDEO_DRAFT: 'never' });

    const { status, stdout } = await run('ci.sh', 'A red bicycle');

    expect(status).toBe(4);
    expect(stdout).toBe('2 clips by zeroscope, price estimate\nno token, or it was refused\n');
  });
});

describe('the workflow of the examples', () => {
  it('is YAML that runs what there is, with settings that there are', async () => {
    const workflow = parse(await readFile(join(examples, 'ci-workflow.yml'), 'utf8'));

    expect(workflow.on).toBe('workflow_dispatch');
    const steps: readonly Step[] = workflow.jobs.render.steps;
    const commands = steps.flatMap(({ run }) => run ?? []);
    expect(commands).toEqual([
      'npm install -g aivideo',
      'sh examples/ci.sh "Product shot of a red bicycle, studio light"',
    ]);
    expect(await readdir(examples)).toContain('ci.sh');
    const { REPLICATE_API_TOKEN, ...settings } = steps.find(({ env }) => env !== undefined)?.env ?? {};
    expect(REPLICATE_API_TOKEN).toMatch(/^\$\{\{ secrets\.REPLICATE_API_TOKEN \}\}$/);
    expect(settings).toEqual({ AIVIDEO_DRAFT: 'never' });
    expect(settingsSchema.shape.draft.safeParse(settings.AIVIDEO_DRAFT).success).toBe(true);
    expect(steps.at(-1)?.with).toMatchObject({ path: 'clips' });
  });
});

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
