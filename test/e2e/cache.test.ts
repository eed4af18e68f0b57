import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function setUp() {
  const fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  const generate = async (...more: readonly string[]) => {
    const args = ['generate', 'A quiet sea', '--seed', '7', '--json', ...more];
    const { stdout } = await runInside({ args, folder }, fake);
    return JSON.parse(stdout).clips[0];
  };
  return { fake, folder, generate };
}

describe('the cache of clips', () => {
  it('gives the same bytes for the same order, pays nothing and says so', async () => {
    const { fake, folder, generate } = await setUp();
    const first = await generate();

    const second = await generate();

    expect(fake.ledger.creates).toHaveLength(1);
    expect(second).toMatchObject({ cached: true, sha256: first.sha256, cost: { known: true, usd: 0 } });
    expect(second.path).not.toBe(first.path);
    const bytes = ({ path }: { path: string }) => readFile(path.replace('FOLDER', folder));
    expect(await bytes(second)).toEqual(await bytes(first));
  });

  it('is passed over with --no-cache', async () => {
    const { fake, generate } = await setUp();
    await generate();

    expect(await generate('--no-cache')).not.toHaveProperty('cached');
    expect(fake.ledger.creates).toHaveLength(2);
  });

  it('lies where --cache-dir says', async () => {
    const { folder, generate } = await setUp();

    await generate('--cache-dir', 'kept');

    expect(await readdir(join(folder, 'kept'))).toEqual(expect.arrayContaining(['clips', 'models']));
  });

  it('tells orders apart that differ in one input', async () => {
    const { fake, generate } = await setUp();
    await generate();

    expect(await generate('--steps', '20')).not.toHaveProperty('cached');
    expect(fake.ledger.creates).toHaveLength(2);
  });
});
