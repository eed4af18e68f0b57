import { describe, expect, it } from 'vitest';
import { createRulesWriter } from '../../src/adapters/prompts/rules-writer.js';
import { parseScript } from '../../src/domain/scripts/parse-script.js';
import { screenplay } from '../domain/scripts/long-scripts.js';
import { report } from './measure.js';

/** Parses a screenplay and writes its prompts, the tagger not loaded before. */
async function writingSeconds(text: string): Promise<number> {
  const before = performance.now();
  const parsed = parseScript(text, { name: 'long.fountain' });
  if (parsed.kind !== 'script') throw new Error('no script');
  const scenes = parsed.script.scenes.map((scene) => ({ scene, shots: 1 }));
  const order = { scenes, language: parsed.script.language, negative: false };
  await createRulesWriter().write(order, { signal: new AbortController().signal });
  return (performance.now() - before) / 1000;
}

describe('prompts by rules', () => {
  it('are there for a screenplay of 120 pages in a second and 200 MB, reading it and loading the tagger included', async () => {
    const seconds = await writingSeconds(screenplay(120));
    const memory = process.memoryUsage().rss / 1e6;

    report('120 pages of Fountain, prompts', `${seconds.toFixed(2)} s`, '1.00 s');
    report('memory of the whole process', `${memory.toFixed(0)} MB`, '200 MB');
    expect(seconds).toBeLessThan(1);
    expect(memory).toBeLessThan(200);
  });
});
