import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createFakePlatform } from '../support/fake-platform.js';
import { faults } from '../support/fake-replicate/faults.js';
import type { FakeReplicateOptions } from '../support/fake-replicate/settings.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { createFastClock, type FastClock } from '../support/fast-clock.js';
import { finished, startCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Without the shape of a real token, so that nothing knows it by its looks. */
const token = 'MARKED-secret-of-the-account-7f3a';

/** The token, and what it becomes in a URL, in Base64, or cut where a line ends. */
const marks = [token, encodeURIComponent(token), Buffer.from(token).toString('base64'), token.slice(7, 20)];

function expectClean(text: string, place: string): void {
  for (const mark of marks) expect(text.includes(mark), `${mark} in ${place}`).toBe(false);
}

/** Looks into every file under a folder. */
async function expectCleanFolder(folder: string, except: readonly string[] = []): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !except.includes(entry.name));
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    expectClean(path, 'a path');
    expectClean(await readFile(path, 'latin1'), path);
  }
  return files.length;
}

/** The token is in the header `Authorization` of requests to the API, and in nothing else that was sent. */
function expectOnlyInHeader({ requests }: FakeReplicate): void {
  for (const { host, path, query, headers, body = '', route } of requests) {
    const { authorization, ...others } = headers;
    expectClean(JSON.stringify([path, query, others, body]), `a request (${route})`);
    expect(authorization).toBe(host === 'api' ? `Bearer ${token}` : undefined);
  }
}

async function openFake(options: FakeReplicateOptions = {}): Promise<FakeReplicate> {
  const fake = await startFakeReplicate({ token, ...options });
  onTestFinished(() => fake.close());
  return fake;
}

interface Setting {
  readonly fake: FakeReplicate;
  readonly clock: FastClock;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function openSetting(): Promise<Setting> {
  const clock = createFastClock({ speed: 100 });
  return { clock, fake: await openFake({ now: clock.trueNow }), cwd: await temporaryFolder() };
}

/** Runs the program in this process and looks at everything that it writes. */
async function run(setting: Setting, ...args: readonly string[]): Promise<number> {
  const { fake, clock, cwd, env = { REPLICATE_API_TOKEN: token } } = setting;
  const platform = createFakePlatform({ cwd, env: { REPLICATE_BASE_URL: fake.baseUrl, ...env } });
  const status = await main(args, { ...platform, clock });
  expectClean(platform.written.stdout, `standard output of ${args.join(' ')}`);
  expectClean(platform.written.stderr, `standard error of ${args.join(' ')}`);
  expect(platform.written.stdout + platform.written.stderr).not.toBe('');
  return status;
}

const loud = ['--debug', '--verbose'];

describe('the token', () => {
  it('comes out of no command', async () => {
    const setting = await openSetting();
    const commands = [
      ['generate', 'A quiet sea', '--json-stream'],
      ['generate', 'A quiet sea', '-n', '2', '--new', '--no-cache'],
      ['generate', 'A quiet sea', '--dry-run', '--json'],
      ['generate', '--json', 'A quiet sea', '-m', 'no/such-model'],
      ['generate', 'A quiet sea', '--no-such-option', '--json'],
      ['resume', '--json'],
      ['runs', '--json'],
      ['runs', 'prune'],
      ['cancel', 'no-such-run', '--json-stream'],
      ['costs', '--json'],
      ['cache', 'info', '--json'],
      ['models', '--json'],
      ['models', 'show', 'veo', '--json'],
      ['models', 'search', 'sea'],
      ['doctor', '--json'],
      ['doctor'],
      ['config', 'show', '--origin', '--json'],
      ['config', 'show', '--origin'],
      ['config', 'init', '--json'],
      ['config', 'init', '--user', '--json'],
      ['config', 'path'],
      ['config', 'schema'],
      ['completion', 'bash'],
      ['--help'],
      ['generate', '--help'],
    ];

    for (const words of commands) await run(setting, ...words, ...loud);

    expect(await expectCleanFolder(setting.cwd)).toBeGreaterThan(5);
    expectOnlyInHeader(setting.fake);
    expect(setting.fake.requests.length).toBeGreaterThan(8);
  });

  it.each([
    ['a `.env` file', '.env', `REPLICATE_API_TOKEN=${token}\n`],
    [
      "the user's own file",
      join('.config', 'aivideo', 'config.json'),
      JSON.stringify({ replicateToken: token }),
    ],
  ])('stays where it was written: %s', async (_, name, text) => {
    const setting = { ...(await openSetting()), env: {} };
    const path = join(setting.cwd, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);

    const status = await run(setting, 'generate', 'A quiet sea', '--json-stream', ...loud);
    for (const words of [['config', 'show', '--origin'], ['doctor'], ['runs']])
      await run(setting, ...words, ...loud);

    expect(status).toBe(0);
    await expectCleanFolder(setting.cwd, ['.env', 'config.json']);
    expectOnlyInHeader(setting.fake);
  });

  it.each([401, 402, 403, 404, 422, 429, 500, 302])(
    'is taken out of what the service says with status %i, wherever it repeats it',
    async (status) => {
      const setting = await openSetting();
      const body = JSON.stringify({ detail: `Bearer ${token}`, title: token, retry_after: 400 });
      const headers = { 'x-echo': token, location: `https://elsewhere.example/?token=${token}` };
      const echo = faults.answer({ status, body, headers });
      for (const route of ['create', 'model', 'account', 'search', 'list'] as const)
        setting.fake.onEveryRequest(route, echo);

      for (const words of [
        ['generate', 'A quiet sea', '--json-stream'],
        ['models', 'show', 'owner/name'],
        ['models', 'search', 'sea', '--json'],
        ['doctor', '--json'],
        ['runs', '--json'],
      ])
        await run(setting, ...words, ...loud);

      await expectCleanFolder(setting.cwd);
    },
  );

  it('is taken out of what a job says, and of what is kept of it', async () => {
    const setting = await openSetting();
    setting.fake.onCreate('any', {
      ending: 'failed',
      error: `The token ${token} is wrong`,
      logs: { text: `using ${token}\n 50%|█████     | 25/50 [00:01<00:01] ${token}` },
      fields: { model: `owner/${token}`, urls: { get: `${setting.fake.baseUrl}/v1/x?token=${token}` } },
    });

    const failed = await run(setting, 'generate', 'A quiet sea', '--json-stream', ...loud);
    setting.fake.clearScript();
    setting.fake.onCreate('any', { output: [`${setting.fake.deliveryUrl}/clip.mp4?token=${token}`] });
    const gone = await run(setting, 'generate', 'A wild sea', '--json', ...loud);

    expect([failed, gone]).toEqual([5, 5]);
    await expectCleanFolder(setting.cwd);
  });

  it('is taken out of the description of a model before that is kept', async () => {
    const setting = await openSetting();
    const body = JSON.stringify({
      owner: 'owner',
      name: 'name',
      description: `by ${token}`,
      latest_version: { id: 'a'.repeat(64), openapi_schema: { info: { title: token } } },
    });
    setting.fake.onEveryRequest('model', faults.answer({ status: 200, body }));

    await run(setting, 'models', 'show', 'owner/name', ...loud);

    expect(await expectCleanFolder(setting.cwd)).toBeGreaterThan(0);
  });

  it('stands in no report of a bug', async () => {
    const { baseUrl } = await openFake();
    const env = { REPLICATE_API_TOKEN: token, REPLICATE_BASE_URL: baseUrl };
    const platform = createFakePlatform({ cwd: await temporaryFolder(), env });
    const reports: string[] = [];
    const disk = {
      ...platform.disk,
      async saveReport(text: string) {
        reports.push(text);
        return '/report.txt';
      },
    };
    const randomness = {
      ...platform.randomness,
      seed(): number {
        throw new TypeError(`no seed with ${token}`);
      },
    };

    const status = await main(['generate', 'A quiet sea', '--json', '--debug'], {
      ...platform,
      disk,
      randomness,
    });

    expect(status).toBe(70);
    expect(reports.join()).toContain('no seed with ****');
    expectClean(reports.join() + platform.written.stdout + platform.written.stderr, 'a report');
  });

  it('stands neither in the title nor among the arguments of the process, nor in its temporary files', async () => {
    const fake = await openFake();
    const cwd = await temporaryFolder();
    const temporary = await temporaryFolder();
    const env = { REPLICATE_API_TOKEN: token, REPLICATE_BASE_URL: fake.baseUrl, TMPDIR: temporary };
    const atPolling = fake.hold('status', 'before-read');

    const child = startCli(['generate', 'A quiet sea', ...loud, '--json-stream'], { cwd, env });
    const ended = finished(child);
    await Promise.race([atPolling.reached, ended]);
    const titles = await Promise.all(
      ['cmdline', 'comm'].map((name) => readFile(`/proc/${child.pid}/${name}`, 'latin1').catch(() => '')),
    );
    await expectCleanFolder(cwd);
    atPolling.release();
    const result = await ended;

    expect(result.status).toBe(0);
    expectClean(titles.join(), 'the title of the process');
    expectClean(result.stdout + result.stderr, 'the output');
    await expectCleanFolder(cwd);
    await expectCleanFolder(temporary);
    expectOnlyInHeader(fake);
  });
});

describe('a secret among the inputs', () => {
  const secret = 'sk-MARKED-key-of-somebody';

  it('given with `--input` is refused before anything is written or sent', async () => {
    const { fake, cwd } = { fake: await openFake(), cwd: await temporaryFolder() };
    const env = { REPLICATE_API_TOKEN: token, REPLICATE_BASE_URL: fake.baseUrl };
    const platform = createFakePlatform({ cwd, env });

    const status = await main(
      ['generate', '-m', 'sora', 'A quiet sea', '--input', `openai_api_key=${secret}`, '--json', ...loud],
      platform,
    );

    expect(status).toBe(2);
    expect(JSON.parse(platform.written.stdout).error).toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('Input `openai_api_key`'),
    });
    expect(platform.written.stdout + platform.written.stderr).not.toContain(secret);
    expect(fake.ledger.creates).toEqual([]);
  });

  it.each(['openai_api_key', 'hf_token', 'civitai-token', 'password', 'client_secret', 'apiKey'])(
    'is known by its name: %s, also in the configuration',
    async (name) => {
      const { fake, cwd } = { fake: await openFake(), cwd: await temporaryFolder() };
      const env = { REPLICATE_API_TOKEN: token, REPLICATE_BASE_URL: fake.baseUrl };
      const models = { zeroscope: { input: { [name]: secret } } };
      await writeFile(join(cwd, '.aivideorc.json'), JSON.stringify({ models }));
      const platform = createFakePlatform({ cwd, env });

      const status = await main(['generate', 'A quiet sea', '--dry-run', '--json'], platform);

      expect(status).toBe(2);
      expect(platform.written.stdout).toContain(`Input \`${name}\` of \`zeroscope\` is a secret by its name`);
      expect(platform.written.stdout + platform.written.stderr).not.toContain(secret);
    },
  );
});
