import type { FailureReason } from '../../../domain/run/job.js';

/**
 * Words by which a failure is recognised, the telling ones first. Codes are those of Replicate's error code page and
 * of reports: E005 content, PA worker interrupted, E6716 could not be started in time, E1001 out of memory.
 */
const signs: readonly (readonly [RegExp, FailureReason])[] = [
  [/\bE005\b|flagged as sensitive|\bnsfw\b|content (policy|moderation|filter)|\bmoderation\b/i, 'content'],
  [/safety (filter|checker|system|guideline)|responsible ai|usage guidelines/i, 'content'],
  [/\bE1001\b|out of memory|outofmemory|\bOOM\b/i, 'out-of-memory'],
  [
    /\bcode: PA\b|prediction interrupted|\bE6716\b|(starting|start) (the )?prediction timed out/i,
    'interrupted',
  ],
  [/timed? ?out (while )?starting|worker (was )?(lost|terminated)/i, 'interrupted'],
  [/input validation|validation ?error|invalid (input|image|video|prompt)|must be one of/i, 'input'],
  [/\bis required\b|you must (use|provide|specify)|unsupported (image|video|file|format)/i, 'input'],
  [/(cannot|could not|failed to) (identify|open|decode|download|read) (the )?(input|image|video)/i, 'input'],
];

/** Why a job failed, by what its `error` says. */
export function failureReason(message: string): FailureReason {
  return signs.find(([sign]) => sign.test(message))?.[1] ?? 'model';
}
