import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exitCodes, exitMeanings } from '../../src/cli/exit-codes.js';
import { errorCodes } from '../../src/domain/errors.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { writeAivideoShim, writeJqShim } from '../support/jq-shim.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = resolve(import.meta.dirname, '../..');

/** The shell blocks under the heading `Commands`, in order: together one session. */
async function commandBlocks(): Promise<readonly string[]> {
  const text = await readFile(join(root, 'README.md'), 'utf8');
  const commands = text.slice(text.indexOf('\n## Commands'), text.indexOf('\n## What happens'));
  return [...commands.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}

describe('the README', () => {
  it('has commands that run as they stand', async () => {
    const fake = await startFakeReplicate({ queueMs: 10, runMs: 30 });
    onTestFinished(() => fake.close());
    const cwd = await temporaryFolder();
    const bin = join(cwd, 'bin');
    await writeAivideoShim(bin);
    await writeJqShim(bin);
    const blocks = await commandBlocks();
    const env = {
      PATH: `${bin}:${process.env.PATH}`,
      HOME: cwd,
      REPLICATE_API_TOKEN: fake.token,
      REPLICATE_BASE_URL: fake.baseUrl,
    };

    const { stdout } = await promisify(execFile)('sh', ['-euc', blocks.join('\n')], { cwd, env });

    expect(blocks).toHaveLength(12);
    expect(stdout).toContain('beach.mp4');
    expect(stdout).toContain('sunset.mp4');
    expect(stdout).toContain('바다 위의 노을');
    expect((await readFile(join(cwd, 'forest.mp4'))).subarray(4, 8).toString()).toBe('ftyp');
    expect(await readFile(join(cwd, 'aivideo-completion.bash'), 'utf8')).toContain('complete');
  }, 180_000);

  it('lists the exit statuses that the program uses', async () => {
    const text = await readFile(join(root, 'README.md'), 'utf8');
    const used = new Set(errorCodes.map((code) => String(exitCodes[code])));
    const listed = new Set(exitMeanings.flatMap(([status]) => status.split(', ')));

    for (const [status] of exitMeanings) expect(text).toContain(`| ${status} |`);
    for (const status of used) expect(listed).toContain(status);
  });
});
