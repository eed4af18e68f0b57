import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/domain/errors.js';
import type { RunEvent } from '../../../src/domain/run/run-event.js';
import { isOpen, needsWork, standingOf } from '../../../src/domain/run/run-progress.js';
import { clip, failure, recordAfter, shot, stateAfter } from './run-story.js';

const second = { type: 'shot-end', shot: '2', clip: { ...clip, shot: '2' } } as const;
const canceledRun = { type: 'run-end', state: 'canceled' } as const;

function failedWith(code: ErrorCode): RunEvent {
  return { ...shot.refused, error: failure(code) };
}

/** What was asked for is wrong, or the job has ended for good. */
const final: readonly ErrorCode[] = [
  'input-invalid',
  'model-unavailable',
  'model-failed',
  'content-refused',
  'job-canceled',
  'job-deadline',
  'output-missing',
  'output-removed',
  'media-unreadable',
];

/** The job may run, its outputs may be there, or nothing was started yet. */
const passing: readonly ErrorCode[] = [
  'token-refused',
  'billing-refused',
  'provider-failed',
  'job-unknown',
  'network-unreachable',
  'network-timeout',
  'rate-limited',
  'download-failed',
  'budget-exceeded',
  'price-unknown',
  'journal-failed',
  'disk-full',
  'output-exists',
  'output-unwritable',
  'jobs-pending',
  'bug',
];

describe('how a run stands', () => {
  it.for<{ name: string; events: readonly RunEvent[]; standing: string }>([
    { name: 'nothing has begun', events: [], standing: 'unfinished' },
    { name: 'one clip of two is there', events: [shot.end], standing: 'unfinished' },
    { name: 'all clips are there', events: [shot.end, second], standing: 'done' },
    { name: 'one failed for good', events: [shot.refused, second], standing: 'partial' },
    { name: 'one failed for now', events: [shot.unreachable, second], standing: 'unfinished' },
    {
      name: 'all failed for good',
      events: [shot.refused, { ...shot.refused, shot: '2' }],
      standing: 'failed',
    },
    { name: 'it was given up', events: [shot.intent, shot.start, canceledRun], standing: 'canceled' },
  ])('is $standing when $name', ({ events, standing }) => {
    expect(standingOf(stateAfter(events))).toBe(standing);
  });

  it.for(final)('has nothing left to do for a shot after %s', (code) => {
    expect(needsWork(recordAfter([shot.intent, shot.start, failedWith(code)]))).toBe(false);
  });

  it.for(passing)('can go on with a shot after %s', (code) => {
    expect(needsWork(recordAfter([shot.intent, failedWith(code)]))).toBe(true);
  });

  it('can go on with whatever is retryable', () => {
    const error = failure('model-failed', true);

    expect(needsWork(recordAfter([shot.intent, shot.start, { ...shot.refused, error }]))).toBe(true);
  });
});

describe('whether something of a shot may still run, bill or be collected', () => {
  it.for<{ name: string; events: readonly RunEvent[]; open: boolean }>([
    { name: 'that was never started', events: [], open: false },
    { name: 'whose start came to nothing', events: [shot.intent, shot.void], open: false },
    { name: 'whose start is unanswered', events: [shot.intent], open: true },
    { name: 'whose job runs', events: [shot.intent, shot.start], open: true },
    { name: 'whose job has made its outputs', events: [shot.intent, shot.start, shot.output], open: true },
    { name: 'whose clip is there', events: [shot.intent, shot.start, shot.output, shot.end], open: false },
    { name: 'that failed for good', events: [shot.intent, shot.start, shot.refused], open: false },
    { name: 'that failed for now', events: [shot.intent, shot.start, shot.unreachable], open: true },
    { name: 'that is cancelled', events: [shot.intent, shot.start, shot.canceled], open: false },
    { name: 'of an unconfirmed cancel', events: [shot.intent, shot.start, shot.unconfirmed], open: true },
    { name: 'that had finished', events: [shot.intent, shot.start, shot.finished], open: true },
  ])('is $open for one $name', ({ events, open }) => {
    expect(isOpen(recordAfter(events))).toBe(open);
  });
});
