import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/adapters/node/clock.js';
import { type Fault, faults } from '../support/fake-replicate/faults.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const fixtures = join(import.meta.dirname, '../fixtures/replicate/model-schemas');
const hurried = {
  ...systemClock,
  sleep: (ms: number, signal: AbortSignal) => systemClock.sleep(ms / 50, signal),
};

interface ModelFile {
  readonly slug: string;
  readonly version: string;
  readonly official: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: any part of a schema is changed here
  readonly openapi_schema: any;
}

/** A service that knows one model: that of a fixture, changed. */
async function serve(fixture: string, change: (model: ModelFile) => ModelFile): Promise<FakeReplicate> {
  const folder = join(await temporaryFolder(), 'schemas');
  await mkdir(folder);
  const model: ModelFile = JSON.parse(await readFile(join(fixtures, `${fixture}.json`), 'utf8'));
  await writeFile(join(folder, 'model.json'), JSON.stringify(change(model)));
  const fake = await startFakeReplicate({ schemasFolder: folder, runMs: 20, queueMs: 0 });
  onTestFinished(() => fake.close());
  return fake;
}

async function generate(fake: FakeReplicate, folder: string, ...args: readonly string[]) {
  const outcome = await runInside({ args: ['generate', '--json', ...args], folder, clock: hurried }, fake);
  return { ...outcome, result: JSON.parse(outcome.stdout) };
}

function lookUps(fake: FakeReplicate): number {
  return fake.requests.filter(({ route }) => route === 'model' || route === 'version').length;
}

const zeroscope = 'anotherjesse__zeroscope-v2-xl';

describe('a model that is not in the catalogue', () => {
  const slug = 'studio/new-paint';
  const version = 'c'.repeat(64);
  const rename = (model: ModelFile) => ({ ...model, slug, version, official: false });

  it('is looked up, and known names of inputs take the options', async () => {
    const fake = await serve('wan-video__wan-2.2-t2v-fast', rename);
    const options =
      '--seed 0 --frames 90 --fps 10 --aspect 9:16 --resolution 720p --steps 3 --input go_fast=false';

    const { status, result } = await generate(
      fake,
      await temporaryFolder(),
      ...['sea', '-m', slug],
      ...options.split(' '),
    );

    expect(status).toBe(0);
    expect(fake.ledger.creates).toMatchObject([
      {
        model: slug,
        version,
        input: {
          ...{ prompt: 'sea', seed: 0, num_frames: 90, frames_per_second: 10 },
          ...{ aspect_ratio: '9:16', resolution: '720p', go_fast: false },
        },
      },
    ]);
    expect(result.adjustments).toMatchObject([{ option: 'steps', kind: 'unsupported' }]);
    expect(result.clips[0].path).toMatch(/\/sea-new-paint-\w{6}\.mp4$/);
  });

  it('runs in the version that was asked for', async () => {
    const fake = await serve('wan-video__wan-2.2-t2v-fast', rename);

    const { status } = await generate(fake, await temporaryFolder(), 'sea', '-m', `${slug}:${version}`);

    expect(status).toBe(0);
    expect(fake.requests.filter(({ route }) => route === 'version')).toHaveLength(1);
    expect(fake.ledger.creates).toMatchObject([{ model: slug, version }]);
  });

  it('can be planned without network once it has been looked up', async () => {
    const fake = await serve('wan-video__wan-2.2-t2v-fast', rename);
    const folder = await temporaryFolder();
    await runInside({ args: ['models', 'show', slug], folder }, fake);

    const { status, result } = await generate(fake, folder, 'sea', '-m', slug, '--dry-run');

    expect(status).toBe(0);
    expect(result).toMatchObject({ model: slug, modelRef: `${slug}:${version}`, schema: 'cached' });
    expect(lookUps(fake)).toBe(1);
  });

  it('is refused before anything is paid when its inputs do not fit', async () => {
    const fake = await serve('wan-video__wan-2.2-t2v-fast', rename);

    const { status, result } = await generate(
      fake,
      await temporaryFolder(),
      ...['sea', '-m', slug, '--input', 'resolution=8k'],
    );

    expect(status).toBe(2);
    expect(result.error).toMatchObject({
      code: 'input-invalid',
      message: `Input \`resolution\` of \`${slug}\` must be \`480p\` or \`720p\`, got \`8k\``,
    });
    expect(fake.ledger.creates).toEqual([]);
  });

  it('is an error of its own when it can not be looked up', async () => {
    const fake = await serve('wan-video__wan-2.2-t2v-fast', rename);
    fake.onEveryRequest('model', faults.unavailable());

    const { status, result } = await generate(fake, await temporaryFolder(), 'sea', '-m', slug);

    expect(status).toBe(5);
    expect(result.error.code).toBe('provider-failed');
    expect(fake.ledger.creates).toEqual([]);
  });
});

describe('what a model of the catalogue takes today', () => {
  const version = 'd'.repeat(64);
  /** The service has moved on: a new version with a new limit and a new input. */
  const moveOn = (model: ModelFile) => {
    const schema = structuredClone(model.openapi_schema);
    const { properties } = schema.components.schemas.Input;
    properties.fps.maximum = 12;
    properties.film_grain = { type: 'number', title: 'Film grain', minimum: 0, maximum: 1, 'x-order': 99 };
    return { ...model, version, openapi_schema: schema };
  };

  it('goes before what the catalogue knows', async () => {
    const fake = await serve(zeroscope, moveOn);

    const { status, result, stderr } = await generate(
      fake,
      await temporaryFolder(),
      ...['sea', '--fps', '24', '--input', 'film_grain=0.5'],
    );

    expect({ status, model: result.model, version: result.version }).toEqual({
      status: 0,
      model: 'zeroscope',
      version,
    });
    expect(fake.ledger.creates).toMatchObject([{ version, input: { fps: 12, film_grain: 0.5 } }]);
    expect(result.adjustments).toMatchObject([{ option: 'fps', kind: 'clamped', asked: 24, used: 12 }]);
    expect(stderr).toContain('adjusted: `fps` asked 24, used 12');
  });

  it('is asked for once a day', async () => {
    const fake = await serve(zeroscope, moveOn);
    const folder = await temporaryFolder();
    const tomorrow = { ...hurried, now: () => hurried.now() + 86_400_000 };

    await generate(fake, folder, 'sea');
    const second = await generate(fake, folder, 'hills');
    expect(lookUps(fake)).toBe(1);
    const third = await runInside({ args: ['generate', 'woods'], folder, clock: tomorrow }, fake);

    expect([second.status, third.status]).toEqual([0, 0]);
    expect(lookUps(fake)).toBe(2);
    expect(fake.ledger.creates.map((create) => create.version)).toEqual([version, version, version]);
  });

  const weather: readonly (readonly [what: string, fault: Fault])[] = [
    ['is out of service', faults.unavailable()],
    ['answers with a page', faults.htmlWithSuccess()],
    ['answers with a broken gateway', faults.badGateway()],
    ['hangs up', faults.resetBeforeRead()],
  ];

  for (const [what, fault] of weather)
    it(`gives way to the catalogue, with a warning, when the service ${what}`, async () => {
      const fake = await serve(zeroscope, (model) => model);
      fake.onEveryRequest('model', fault);

      const { status, result, stderr } = await generate(fake, await temporaryFolder(), 'sea');

      expect(status).toBe(0);
      expect(result.warnings).toEqual([
        expect.stringMatching(
          /^What `anotherjesse\/zeroscope-v2-xl` takes today could not be looked up \(.+\); going by the built-in catalogue$/,
        ),
      ]);
      expect(stderr).toContain(result.warnings[0]);
      expect(fake.ledger.creates).toHaveLength(1);
    });

  it('is not made up for a model that is gone', async () => {
    const fake = await serve(zeroscope, (model) => ({ ...model, slug: 'somebody/else' }));

    const { status, result } = await generate(fake, await temporaryFolder(), 'sea');

    expect(status).toBe(2);
    expect(result.error.code).toBe('model-unknown');
    expect(fake.ledger.creates).toEqual([]);
  });
});

describe('an official model with a version', () => {
  it('runs that version, described by the newest one', async () => {
    const fake = await startFakeReplicate({ runMs: 20, queueMs: 0 });
    onTestFinished(() => fake.close());
    const name = 'wan-video/wan-2.2-t2v-fast';
    const { version } = JSON.parse(
      await readFile(join(fixtures, 'wan-video__wan-2.2-t2v-fast.json'), 'utf8'),
    );

    const { status, result } = await generate(
      fake,
      await temporaryFolder(),
      'sea',
      '-m',
      `${name}:${version}`,
    );

    expect(status).toBe(0);
    expect(result.version).toBe(version);
    expect(fake.ledger.creates).toHaveLength(1);
  });
});
