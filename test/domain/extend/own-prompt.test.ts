import { describe, expect, it } from 'vitest';
import { ownPrompt } from '../../../src/domain/extend/own-prompt.js';

const clip = {
  tool: 'aivideo 1',
  provider: 'local',
  model: 'draft',
  job: 'a',
  sourceType: 'algorithmicMedia',
} as const;

describe('the prompt that a clip was made from', () => {
  it('is its own', () => {
    expect(ownPrompt({ ...clip, prompt: 'sea', input: {} })).toBe('sea');
  });

  it('is that of the last part of a film that has one, however deep', () => {
    const part = (prompt: string) => ({ file: 'a.mp4', provenance: { ...clip, prompt, input: {} } });
    const film = { ...clip, input: { sources: [part('sea'), part('shore'), { file: 'own.mov' }] } };

    expect(ownPrompt(film)).toBe('shore');
    expect(ownPrompt({ ...clip, input: { sources: [{ file: 'film.mp4', provenance: film }] } })).toBe(
      'shore',
    );
  });

  it('is not known of a clip that says nothing', () => {
    expect(ownPrompt(undefined)).toBeUndefined();
    expect(ownPrompt({ ...clip, input: { sources: 'none' } })).toBeUndefined();
  });
});
