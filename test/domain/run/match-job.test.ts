import { describe, expect, it } from 'vitest';
import { type ListedJob, matchesIntent } from '../../../src/domain/run/match-job.js';

const intent = {
  modelRef: 'Studio/painter:v1',
  input: { prompt: 'sea', seed: 0, image: '@/photos/boat.png' },
};
const listed: ListedJob = {
  model: 'studio/painter',
  version: 'v1',
  input: { seed: 0, image: 'data:image/png;base64,AAAA', prompt: 'sea' },
};

describe('telling the job of an intent', () => {
  it('compares model, version and the whole input, in any order', () => {
    expect(matchesIntent(intent, listed)).toBe(true);
  });

  it.for<{ name: string; change: Partial<ListedJob> }>([
    { name: 'another model', change: { model: 'studio/sketcher' } },
    { name: 'another version', change: { version: 'v2' } },
    { name: 'another prompt', change: { input: { ...listed.input, prompt: 'lake' } } },
    { name: 'another seed', change: { input: { ...listed.input, seed: 1 } } },
    { name: 'one input more', change: { input: { ...listed.input, fps: 24 } } },
    { name: 'one input less', change: { input: { prompt: 'sea', seed: 0 } } },
    { name: 'an input that is gone', change: { input: {} } },
  ])('is none of $name', ({ change }) => {
    expect(matchesIntent(intent, { ...listed, ...change })).toBe(false);
  });

  it('takes what a provider does not tell as fitting, but never the input', () => {
    const { input, ...told } = listed;

    expect(matchesIntent(intent, { input: listed.input ?? {} })).toBe(true);
    expect(matchesIntent(intent, { ...listed, version: 'hidden' })).toBe(true);
    expect(matchesIntent(intent, told)).toBe(false);
  });

  it('takes data and addresses of the provider for a file that was sent along', () => {
    const image = 'https://delivery.example/input';

    expect(matchesIntent(intent, { ...listed, input: { ...listed.input, image } })).toBe(true);
    expect(matchesIntent(intent, { ...listed, input: { ...listed.input, image: 'boat' } })).toBe(false);
  });

  it('does not take a prompt that begins with @ for a file', () => {
    const asked = { modelRef: 'studio/painter', input: { prompt: '@home by the sea' } };

    expect(matchesIntent(asked, { input: { prompt: '@home by the sea' } })).toBe(true);
    expect(matchesIntent(asked, { input: { prompt: '@work' } })).toBe(false);
  });
});
