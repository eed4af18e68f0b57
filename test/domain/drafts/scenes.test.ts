import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concepts } from '../../../src/domain/drafts/concepts.js';
import { scenes } from '../../../src/domain/drafts/scenes/index.js';

const folder = join(import.meta.dirname, '../../../src/domain/drafts/scenes');

describe('the list of scenes', () => {
  it('has every file of its folder', () => {
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');

    const unlisted = files
      .map((file) => file.replace('.ts', ''))
      .filter((name) => !scenes.some((scene) => scene.name === name))
      .map((name) => `add \`${name}\` from './${name}.js' to src/domain/drafts/scenes/index.ts`);

    expect(unlisted).toEqual([]);
    expect(scenes).toHaveLength(files.length);
  });

  it('has a loud call for every scene, by concepts that there are', () => {
    for (const { name, calls } of scenes) {
      const weights = Object.values(calls);
      expect(Math.max(...weights), name).toBeGreaterThanOrEqual(0.85);
      for (const concept of Object.keys(calls)) expect(Object.keys(concepts), name).toContain(concept);
    }
  });
});

describe('the concepts', () => {
  it('each have English and Korean words, in lower case and composed', () => {
    for (const [name, { english, korean }] of Object.entries(concepts)) {
      expect(english.length, name).toBeGreaterThan(0);
      expect(korean.length, name).toBeGreaterThan(0);
      for (const word of [...english, ...korean]) expect(word).toBe(word.normalize('NFC').toLowerCase());
      for (const word of korean) expect(word).toMatch(/^[\p{Script=Hangul} ]+$/u);
    }
  });
});
