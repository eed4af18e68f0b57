import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const script = '# A beach\n\n[visual: waves at dawn]\n\nThe sea is quiet.\n';

const answer = {
  cast: [],
  scenes: [
    {
      scene: 1,
      shots: [{ prompt: 'Silver waves roll onto an empty beach at dawn', negativePrompt: 'people' }],
    },
  ],
};

/** A service whose language model writes one prompt, and whose video model is quick. */
async function studio() {
  const fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
  onTestFinished(() => fake.close());
  fake.onCreate({ model: 'openai/gpt-5-mini' }, { output: [JSON.stringify(answer)] });
  const folder = await temporaryFolder();
  const env = { AIVIDEO_CACHE_DIR: join(folder, 'cache') };
  const make = (...args: readonly string[]) =>
    runInside({ args, folder, files: { 'beach.md': script }, env }, fake);
  const questions = () => fake.ledger.creates.filter(({ input }) => 'system_prompt' in input).length;
  return { fake, make, questions };
}

describe('aivideo from-script with prompts by a language model on Replicate', () => {
  it('asks it once, and never again for the same script', async () => {
    const { fake, make, questions } = await studio();
    const words = ['from-script', 'beach.md', '--prompts', 'llm', '--size', '160x90', '--fps', '8', '--json'];

    const first = await make(...words, '-o', 'one.mp4');
    const second = await make(...words, '-o', 'two.mp4');

    expect([first.status, second.status]).toEqual([0, 0]);
    expect(questions()).toBe(1);
    expect(fake.ledger.creates.map(({ input }) => input.prompt)).toContainEqual(
      expect.stringContaining('Silver waves roll onto an empty beach at dawn'),
    );
    const runs = JSON.parse((await make('runs', '--json')).stdout).runs;
    expect(runs.map(({ command }: { command: string }) => command)).toContain('prompts');
  });

  it('asks nobody in a dry run', async () => {
    const { make, questions } = await studio();

    const dry = await make('from-script', 'beach.md', '--prompts', 'llm', '--dry-run');

    expect(dry.status).toBe(0);
    expect(dry.stderr).toContain('A dry run asks no language model: these prompts are written by rules');
    expect(questions()).toBe(0);
  });

  it('asks nothing of unknown price under a limit', async () => {
    const { fake, make } = await studio();

    const { status, stderr } = await make('from-script', 'beach.md', '--prompts', 'llm', '--max-cost', '5');

    expect(status).toBe(9);
    expect(stderr).toContain('The price of `gpt-5-mini` is unknown');
    expect(fake.ledger.creates).toHaveLength(0);
  });
});
