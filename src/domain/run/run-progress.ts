import type { ErrorCode } from '../errors.js';
import type { RunState, ShotRecord } from './reduce.js';

/** Failures after which a shot can still be finished as it was planned. */
const resumable: ReadonlySet<ErrorCode> = new Set([
  'token-missing',
  'token-refused',
  'billing-refused',
  'provider-failed',
  'job-unknown',
  'network-unreachable',
  'network-timeout',
  'rate-limited',
  'download-failed',
  'address-refused',
  'ffmpeg-missing',
  'jobs-pending',
  'budget-exceeded',
  'price-unknown',
  'journal-failed',
  'disk-full',
  'output-exists',
  'output-unwritable',
  'interrupted',
  'terminated',
  'bug',
]);

/** Whether a resume has anything to do for a shot. */
export function needsWork(record: ShotRecord): boolean {
  if (record.clip !== undefined) return false;
  const { failure } = record;
  return failure === undefined || failure.retryable || resumable.has(failure.code);
}

/**
 * Whether a job of a shot may still run, bill or be collected. Also true where it is not known whether there is one.
 */
export function isOpen(record: ShotRecord): boolean {
  return record.intent !== undefined && record.canceled !== 'canceled' && needsWork(record);
}

/** How a run stands as a whole. */
export type RunStanding = 'done' | 'partial' | 'failed' | 'canceled' | 'unfinished';

/** `unfinished` as long as a resume could bring something. */
export function standingOf(state: RunState): RunStanding {
  if (state.end === 'canceled') return 'canceled';
  const shots = [...state.shots.values()];
  if (shots.some(needsWork)) return 'unfinished';
  if (state.goal !== undefined && !isOver(state.end)) return 'unfinished';
  const done = shots.filter((shot) => shot.clip !== undefined).length;
  if (done === shots.length) return 'done';
  return done === 0 ? 'failed' : 'partial';
}

/** Clips alone do not end a run that makes them for a film. */
function isOver(end: RunState['end']): boolean {
  return end !== undefined && end !== 'interrupted' && end !== 'pending';
}
