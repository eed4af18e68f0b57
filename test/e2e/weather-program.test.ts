import { describe, expect, it, onTestFinished } from 'vitest';
import { faults } from '../support/fake-replicate/faults.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { type CliResult, runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Loaded before the program: the wall clock is a day ahead. */
const dayAhead = `data:text/javascript,${encodeURIComponent(
  'const now = Date.now; Date.now = () => now() + 86400000;',
)}`;

async function generate(
  weather: (fake: FakeReplicate) => void,
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult & { readonly paid: number }> {
  const fake = await startFakeReplicate();
  onTestFinished(() => fake.close());
  weather(fake);
  const cwd = await temporaryFolder();
  const result = await runCli(['generate', 'A quiet sea'], {
    cwd,
    env: { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl, ...env },
  });
  return { ...result, paid: fake.ledger.creates.length };
}

describe('the program itself in bad weather', () => {
  it('finds the job whose start was never answered, although the clock is a day ahead', async () => {
    const result = await generate((fake) => fake.onNextRequest('create', faults.resetAfterAccept()), {
      NODE_OPTIONS: `--import=${dayAhead}`,
    });

    expect(result).toMatchObject({ status: 0, paid: 1 });
    expect(result.stdout).toMatch(/^outputs\/ai-videos\/a-quiet-sea-.*\.mp4\n$/);
  });

  it('goes on through a storm and a download that breaks off', async () => {
    const result = await generate((fake) => {
      fake.onNextRequest('status', faults.unavailable());
      fake.onNextRequest('status', faults.badGateway());
      fake.onNextRequest('download', faults.resetInBody());
    });

    expect(result).toMatchObject({ status: 0, paid: 1 });
    expect(result.stderr).toMatch(/^clip 1\/1 waits .*status 503/m);
  });

  it('starts a job once more that was broken off', async () => {
    const result = await generate((fake) => fake.onCreate('any', scenarios.interrupted(), { times: 1 }));

    expect(result).toMatchObject({ status: 0, paid: 2 });
  });

  it('says in words what the service refused, and how to go on', async () => {
    const result = await generate((fake) => fake.onEveryRequest('create', faults.billingRequired()));

    expect(result).toMatchObject({ status: 4, paid: 0, stdout: '' });
    expect(result.stderr.split('\n').slice(-6).join('\n')).toMatch(
      /^error: Replicate will not bill this account: You need to set up billing .*\n\nhint: add credit at https:.*\nhint: then go on with the run: `aivideo resume \S+`\n$/m,
    );
  });
});
