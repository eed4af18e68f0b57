import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { threeScenes } from '../support/film-scripts.js';
import { filmTable } from '../support/film-tables.js';
import { finished, startCli } from '../support/run-cli.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function arrange() {
  const fake = await startFakeReplicate({ queueMs: 20, runMs: 600 });
  onTestFinished(() => fake.close());
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'plan.yaml'), threeScenes());
  const env = { AIVIDEO_CACHE_DIR: join(folder, 'cache') };
  const account = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const words = ['from-script', 'plan.yaml', '-o', 'film.mp4', '--concurrency', '2'];
  const start = () => startCli(words, { cwd: folder, env: { ...env, ...account } });
  return {
    fake,
    folder,
    words,
    start,
    again: (args: readonly string[]) => runInside({ args, folder, env }, fake),
  };
}

describe('a film whose program dies', () => {
  it.each([
    ['by resume', ['resume']],
    ['by the same command', undefined],
  ])('is gone on with %s: one film, and nothing is paid twice', async (_, command) => {
    const { fake, folder, words, start, again } = await arrange();
    const child = start();
    const ended = finished(child);
    await expect
      .poll(() => fake.ledger.creates.length, { timeout: 20_000, interval: 20 })
      .toBeGreaterThanOrEqual(2);
    child.kill('SIGKILL');
    await ended;

    const { status, stdout, stderr } = await again([...(command ?? words), '--json']);

    expect(status, stderr).toBe(0);
    expect(fake.ledger.creates).toHaveLength(3);
    expect(fake.ledger.duplicates()).toEqual([]);
    const result = JSON.parse(stdout);
    expect(result.shots.map(({ clip }: { clip: { job: string } }) => clip.job)).toHaveLength(3);
    expect((await filmTable(join(folder, 'film.mp4'))).tracks[0]?.deltas).toHaveLength(24);
  });
});
