import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulations } from '../../../src/domain/simulations/kinds/index.js';
import { openSpec, picturesOf, pixelsAt, specOf } from './simulation-rig.js';

const folder = join(import.meta.dirname, '../../../src/domain/simulations/kinds');
const names = simulations.map(({ name }) => name);

describe('the list of kinds', () => {
  it('has every file of its folder', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'index.ts');

    const unlisted = files
      .map((file) => file.replace('.ts', ''))
      .filter((name) => !names.includes(name))
      .map((name) => `add the kind of './${name}.js' to src/domain/simulations/kinds/index.ts`);

    expect(unlisted).toEqual([]);
    expect(simulations).toHaveLength(files.length);
  });

  it('calls each kind by words of its own, in lower case and composed', () => {
    const callers = new Map<string, string>();

    for (const { name, aliases } of simulations) {
      const words = aliases.map((alias) => (typeof alias === 'string' ? alias : alias[0]));
      expect(
        words.some((word) => /\p{Script=Hangul}/u.test(word)),
        name,
      ).toBe(true);
      for (const word of [...words, name]) {
        expect(word).toBe(word.normalize('NFC').toLowerCase());
        expect(callers.get(word) ?? name, word).toBe(name);
        callers.set(word, name);
      }
    }
  });

  it('opens each kind with the parameters that its words mean', () => {
    for (const { name, aliases, open } of simulations) {
      for (const alias of aliases)
        if (typeof alias !== 'string') expect(() => open(alias[1]), name).not.toThrow();
    }
  });

  it('shows of each parameter what it is, what may be written and what is usual', () => {
    for (const { name, parameters } of simulations) {
      for (const [key, schema] of Object.entries(parameters.shape)) {
        const meta = schema.meta() ?? {};
        expect(meta, `${name} ${key}`).toMatchObject({
          description: expect.any(String),
          usual: expect.any(String),
          shape: expect.any(String),
        });
      }
    }
  });
});

describe.each(names)('the kind %s', (name) => {
  it('is told in words and in beats', () => {
    const open = openSpec(specOf(name));

    expect(open.description).toMatch(/^[A-Z][\x20-\x7e]{30,400}$/);
    for (const seconds of [0.5, 10, 300]) {
      const starts = open.beats(seconds).map((beat) => beat.seconds);
      expect(starts[0]).toBe(0);
      expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other));
      expect(starts.at(-1)).toBeLessThan(seconds);
    }
  });

  it('moves, and shows the same moment whatever was painted before', async () => {
    const pictures = await picturesOf(specOf(name));

    const inOrder = [0, 1.3, 2.6, 3.9].map((seconds) => pixelsAt(pictures, seconds));
    const again = await picturesOf(specOf(name));
    const backwards = [3.9, 2.6, 1.3, 0].map((seconds) => pixelsAt(again, seconds)).reverse();

    for (const [index, pixels] of inOrder.entries()) {
      expect(backwards[index]?.equals(pixels), `moment ${index}`).toBe(true);
      if (index > 0) expect(inOrder[index - 1]?.equals(pixels), `moment ${index}`).toBe(false);
    }
  });

  it.each([
    ['tall, light and Korean', { width: 90, height: 160, theme: 'light', language: 'ko' }],
    ['square and a tenth of a second long', { width: 64, height: 64, seconds: 0.1 }],
    ['long', { width: 128, height: 72, seconds: 600 }],
  ])('can be painted %s', async (_, look) => {
    const spec = specOf(name, look);
    const pictures = await picturesOf(spec);

    const first = pixelsAt(pictures, 0);
    const last = pixelsAt(pictures, Math.min(spec.seconds, 20) * 0.99);

    expect(last.equals(first)).toBe(false);
  });
});
