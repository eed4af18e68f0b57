import type { ErrorCode } from '../../../src/domain/errors.js';
import type { Price } from '../../../src/domain/run/price.js';
import { type RunState, reduce, type ShotRecord } from '../../../src/domain/run/reduce.js';
import type { Clip, ErrorRecord, RunEvent } from '../../../src/domain/run/run-event.js';
import { planOf } from '../../workflows/run-rig.js';

/** A plan of so many shots at this price each. */
export function pricedPlan(count: number, price: Price) {
  const plan = planOf(Array.from({ length: count }, (_, index) => ({ seed: index + 1 })));
  return { ...plan, shots: plan.shots.map((shot) => ({ ...shot, price })) };
}

/** The state after a run of two shots has started and these events have followed, a second apart. */
export function stateAfter(events: readonly RunEvent[], plan = planOf([{ seed: 1 }, { seed: 2 }])): RunState {
  const start: RunEvent = { type: 'run-start', command: 'generate', tool: 'aivideo 0.1.0', plan };
  let state: RunState | undefined;
  for (const [index, event] of [start, ...events].entries())
    state = reduce(state, { v: 1, run: 'run-1', seq: index + 1, at: at(index), event });
  if (state === undefined) throw new Error('A run that has started has a state');
  return state;
}

/** The record of the first shot after these events. */
export function recordAfter(events: readonly RunEvent[]): ShotRecord {
  const record = stateAfter(events).shots.get('1');
  if (record === undefined) throw new Error('The plan has a first shot');
  return record;
}

export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 22, 8, 0, seconds)).toISOString();
}

export const job = { provider: 'scripted', id: 'job1', data: null };

export const clip: Clip = {
  shot: '1',
  path: '/clips/1.mp4',
  job: 'job1',
  media: { container: 'mp4', bytes: 1, durationSeconds: 1 },
  sha256: '00',
  cost: { known: true, usd: 0.03, basis: 'a clip' },
};

export function failure(code: ErrorCode, retryable = false): ErrorRecord {
  return { code, message: 'It failed', causes: [], retryable, details: {} };
}

/** Events of the first shot. */
export const shot = {
  intent: { type: 'shot-intent', shot: '1', modelRef: 'studio/painter', input: { seed: 1 } },
  void: { type: 'shot-void', shot: '1' },
  start: { type: 'shot-start', shot: '1', job },
  output: {
    type: 'shot-output',
    shot: '1',
    outputs: [{ url: 'https://delivery.example/1.mp4' }],
    cost: { known: true, usd: 0.03, basis: 'a clip' },
  },
  end: { type: 'shot-end', shot: '1', clip },
  canceled: {
    type: 'shot-cancel',
    shot: '1',
    job: 'job1',
    outcome: 'canceled',
    cost: { known: true, usd: 0.01, basis: 'a part' },
  },
  unconfirmed: {
    type: 'shot-cancel',
    shot: '1',
    job: 'job1',
    outcome: 'unknown',
    cost: { known: false, basis: 'not told' },
  },
  finished: {
    type: 'shot-cancel',
    shot: '1',
    job: 'job1',
    outcome: 'finished',
    cost: { known: true, usd: 0.03, basis: 'a clip' },
  },
  refused: {
    type: 'shot-fail',
    shot: '1',
    error: failure('content-refused'),
    cost: { known: true, usd: 0, basis: 'failed runs are not charged' },
  },
  unreachable: {
    type: 'shot-fail',
    shot: '1',
    error: failure('network-unreachable'),
    cost: { known: false, basis: 'its end has not been seen' },
  },
} as const satisfies Record<string, RunEvent>;
