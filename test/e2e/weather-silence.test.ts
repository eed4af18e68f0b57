import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemRandomness } from '../../src/adapters/node/randomness.js';
import type { HostAddress } from '../../src/adapters/providers/replicate/address-guard.js';
import type { ReplicateOptions } from '../../src/adapters/providers/replicate/replicate-options.js';
import { createReplicateProvider } from '../../src/adapters/providers/replicate/replicate-provider.js';
import { settingsSchema } from '../../src/domain/config.js';
import { createServices } from '../../src/services/services.js';
import { type ClipsResult, generateClips } from '../../src/workflows/generate-clips.js';
import { planClips } from '../../src/workflows/plan-clips.js';
import { openRun } from '../../src/workflows/runs/open-run.js';
import type { OnEnd } from '../support/drive-weather.js';
import { faults } from '../support/fake-replicate/faults.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { createFastClock } from '../support/fast-clock.js';

/** Half a minute of silence is waited for in earnest: here it is a fifth of a second. */
const timeouts = { requestMs: 200, stallMs: 200 };

interface Rig {
  readonly fake: FakeReplicate;
  generate(): Promise<ClipsResult>;
  /** Names of the files that are left. */
  files(): Promise<readonly string[]>;
}

/** The program without its command line, with a provider that loses its patience soon. */
async function setUp(onEnd: OnEnd, options: Partial<ReplicateOptions> = {}): Promise<Rig> {
  const clock = createFastClock({ speed: 50 });
  const fake = await startFakeReplicate({ now: clock.trueNow });
  onEnd(() => fake.close());
  const cwd = await mkdtemp(join(tmpdir(), 'aivideo-test-'));
  onEnd(() => rm(cwd, { recursive: true, force: true }));
  const { token, baseUrl } = fake;
  const output = join(cwd, 'clips');
  const services = createServices({
    settings: {
      ...settingsSchema.parse({ replicateToken: token, replicateBaseUrl: baseUrl }),
      outputDir: output,
      stateDir: join(cwd, 'state'),
      cacheDir: join(cwd, 'cache'),
    },
    version: '1.2.3',
    clock,
    randomness: systemRandomness,
    env: {},
  });
  const provider = createReplicateProvider({
    token,
    baseUrl,
    userAgent: 'aivideo/1.2.3',
    clock,
    timeouts,
    ...options,
  });
  const call = { signal: new AbortController().signal };
  return {
    fake,
    files: () => readdir(output).catch(() => []),
    async generate() {
      const [files, directory] = await Promise.all([services.files(), services.directory()]);
      const request = {
        options: { prompt: 'A quiet sea' },
        inputs: [],
        count: 1,
        concurrency: 1,
        deadlineSeconds: () => 1800,
        target: { kind: 'folder', path: output },
        overwrite: false,
        hasToken: true,
        draft: 'never',
        planOnly: false,
      } as const;
      const { plan } = await planClips(
        { files, directory, clock, randomness: systemRandomness },
        request,
        call,
      );
      const run = await openRun({ ...services, provider: async () => provider }, 'replicate', { sinks: [] });
      try {
        return await generateClips(run.deps, { plan, overwrite: false }, call);
      } finally {
        await run.release();
        await services.close();
      }
    },
  };
}

const silences: readonly (readonly [string, (fake: FakeReplicate) => void])[] = [
  [
    'a start that is never answered and never read',
    (fake) => fake.onNextRequest('create', faults.neverAnswers()),
  ],
  [
    'a start that is never answered although the job was made',
    (fake) => fake.onNextRequest('create', faults.neverAnswersAfterAccept()),
  ],
  ['an answer to a start that stands still', (fake) => fake.onNextRequest('create', faults.stalledInBody())],
  ['a state that is never told', (fake) => fake.onNextRequest('status', faults.neverAnswers(), { times: 2 })],
  [
    'a list of jobs that is never told',
    (fake) => {
      fake.onNextRequest('create', faults.neverAnswersAfterAccept());
      fake.onNextRequest('list', faults.neverAnswers());
    },
  ],
  ['a state told in drops', (fake) => fake.onNextRequest('status', faults.slowBody(5, 50))],
  ['a download that does not begin', (fake) => fake.onNextRequest('download', faults.neverAnswers())],
  [
    'a download that stands still',
    (fake) => fake.onNextRequest('download', faults.stalledInBody(), { times: 2 }),
  ],
];

describe('silence', () => {
  it.concurrent.for(silences)('is not waited out for ever: %s', async ([, silence], { onTestFinished }) => {
    const { fake, generate, files } = await setUp(onTestFinished);
    silence(fake);

    const { shots } = await generate();

    expect(shots).toMatchObject([{ ok: true }]);
    expect(fake.ledger.creates).toHaveLength(1);
    expect(await files()).toHaveLength(1);
  });

  it.concurrent('of the name service ends an attempt, and the next one goes on', async ({
    onTestFinished,
  }) => {
    const asked: string[] = [];
    const resolve = async (hostname: string): Promise<readonly HostAddress[]> => {
      asked.push(hostname);
      return new Promise(() => undefined);
    };
    const { fake, generate } = await setUp(onTestFinished, { resolve });
    const { port } = new URL(fake.deliveryUrl);
    fake.onNextRequest('download', faults.resetBeforeRead());
    void fake
      .whenEnded('download')
      .then(({ path }) =>
        fake.onNextRequest('download', faults.redirect(`http://slow.localhost:${port}${path}`)),
      );

    const { shots } = await generate();

    expect(shots).toMatchObject([{ ok: true }]);
    expect(asked).toEqual(['slow.localhost']);
  });
});

describe('a download without end', () => {
  it('is cut off by its size, is not asked for again, and leaves nothing behind', async ({
    onTestFinished,
  }) => {
    const { fake, generate, files } = await setUp(onTestFinished, { maxMediaBytes: 2 * 1024 ** 2 });
    fake.onEveryRequest('download', faults.endless());

    const { shots } = await generate();

    expect(shots).toMatchObject([{ ok: false, error: { code: 'download-failed' } }]);
    const downloads = fake.requests.filter(({ route }) => route === 'download');
    expect(downloads).toHaveLength(1);
    expect(downloads[0]?.sentBytes).toBeLessThan(64 * 1024 ** 2);
    const kept = await files();
    expect(kept).toEqual([]);
  });
});
