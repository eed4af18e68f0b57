import { describe, expect, it } from 'vitest';
import { isOfJob, isSameProvenance } from '../../../src/domain/clips/compare-provenance.js';
import type { Provenance } from '../../../src/domain/clips/provenance.js';

const provenance: Provenance = {
  tool: 'aivideo 0.1.0',
  provider: 'replicate',
  model: 'zeroscope',
  input: { prompt: 'a boat', size: { width: 576, height: 320 }, list: [1, 2] },
  job: 'job1',
  sourceType: 'trainedAlgorithmicMedia',
};

describe('two accounts of where a clip came from', () => {
  it('are the same in whatever order they say it', () => {
    const { tool, input, ...rest } = provenance;
    const reordered = {
      ...rest,
      input: { list: input.list ?? null, size: { height: 320, width: 576 }, prompt: 'a boat' },
      tool,
    };

    expect(isSameProvenance(reordered, provenance)).toBe(true);
  });

  it.each([
    ['the tool', { tool: 'aivideo 0.2.0' }],
    ['a seed', { seed: 0 }],
    ['the order of a list', { input: { ...provenance.input, list: [2, 1] } }],
  ])('differ by %s, and are still of the same job', (_, change) => {
    const other = { ...provenance, ...change };

    expect(isSameProvenance(other, provenance)).toBe(false);
    expect(isOfJob(other, provenance)).toBe(true);
  });

  it('are of different jobs when job or provider differ, or when there is none', () => {
    expect(isOfJob({ ...provenance, job: 'job2' }, provenance)).toBe(false);
    expect(isOfJob({ ...provenance, provider: 'local' }, provenance)).toBe(false);
    expect(isOfJob(undefined, provenance)).toBe(false);
    expect(isSameProvenance(undefined, provenance)).toBe(false);
  });
});
