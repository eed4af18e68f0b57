import { describe, expect, it } from 'vitest';
import { reduce } from '../../../src/domain/run/reduce.js';
import { at, clip, job, recordAfter, shot, stateAfter } from './run-story.js';

describe('the state of a run', () => {
  it('begins with its plan', () => {
    const state = stateAfter([]);

    expect(state).toMatchObject({
      run: 'run-1',
      command: 'generate',
      startedAt: at(0),
      lastAt: at(0),
      lastSeq: 1,
    });
    expect([...state.shots.values()]).toEqual([
      { shot: '1', spentBefore: [] },
      { shot: '2', spentBefore: [] },
    ]);
  });

  it('is nothing without a first line', () => {
    expect(reduce(undefined, { v: 1, run: 'run-1', seq: 2, at: at(1), event: shot.start })).toBeUndefined();
  });

  it('remembers how far a shot has come', () => {
    expect(recordAfter([shot.intent])).toMatchObject({
      intent: { at: at(1), modelRef: 'studio/painter', input: { seed: 1 } },
    });
    expect(recordAfter([shot.intent, shot.start])).toMatchObject({ job });
    expect(recordAfter([shot.intent, shot.start, shot.output])).toMatchObject({ cost: { usd: 0.03 } });
    expect(recordAfter([shot.intent, shot.start, shot.output, shot.end])).toMatchObject({ clip });
  });

  it('forgets an intent that came to nothing, with all that was thought of it', () => {
    expect(recordAfter([shot.intent, shot.unreachable, shot.void])).toEqual({ shot: '1', spentBefore: [] });
  });

  it('counts what earlier jobs of a shot have cost', () => {
    expect(recordAfter([shot.intent, shot.start, shot.canceled, shot.intent])).toEqual({
      shot: '1',
      intent: { at: at(4), modelRef: 'studio/painter', input: { seed: 1 } },
      spentBefore: [{ known: true, usd: 0.01, basis: 'a part' }],
    });
  });

  it('counts an earlier start of which nothing is known', () => {
    expect(recordAfter([shot.intent, shot.intent]).spentBefore).toMatchObject([{ known: false }]);
  });

  it('takes a failure back when the shot comes further', () => {
    const failed = recordAfter([shot.intent, shot.unreachable]);
    const adopted = recordAfter([shot.intent, shot.unreachable, shot.start]);

    expect(failed.failure?.code).toBe('network-unreachable');
    expect(adopted.failure).toBeUndefined();
  });

  it('lets a resume try again what can be gone on with, and nothing else', () => {
    const resume = { type: 'run-resume', tool: 'aivideo 0.1.0' } as const;

    expect(recordAfter([shot.intent, shot.start, shot.unreachable, resume])).not.toHaveProperty('failure');
    expect(recordAfter([shot.intent, shot.start, shot.refused, resume])).toHaveProperty('failure');
    expect(recordAfter([shot.intent, shot.start, shot.unconfirmed, resume]).canceled).toBe('unknown');
  });

  it('has ended only as long as nothing follows', () => {
    const end = { type: 'run-end', state: 'interrupted' } as const;

    expect(stateAfter([end]).end).toBe('interrupted');
    expect(stateAfter([end, shot.intent]).end).toBeUndefined();
  });

  it('passes over a shot that the plan does not have', () => {
    expect(stateAfter([{ ...shot.start, shot: '9' }]).shots.size).toBe(2);
  });

  it('is the same when a line was written twice', () => {
    const once = [shot.intent, shot.start, shot.output, shot.end];
    const twice = [shot.intent, shot.start, shot.start, shot.output, shot.output, shot.end, shot.end];

    expect({ ...recordAfter(twice), intent: undefined }).toEqual({ ...recordAfter(once), intent: undefined });
  });
});
