import { failingFindings, usualFailOn } from '../../domain/check/finding.js';
import type { Clip, RunEvent } from '../../domain/run/run-event.js';

/** What makes a clip useless, in one line; undefined when nothing does. */
export function faultText({ findings = [] }: Clip): string | undefined {
  const faults = failingFindings(findings, usualFailOn);
  return faults.length === 0 ? undefined : faults.map(({ message }) => message).join('; ');
}

/** `clip 1 can not be used: 3 of 3 s are black; making take 2 with seed 7`. */
export function retakeText({ shot, clip, next }: Extract<RunEvent, { type: 'shot-retake' }>): string {
  const why = faultText(clip) ?? 'it was not liked';
  return `clip ${shot} can not be used: ${why}; making take ${next.number} with seed ${next.seed}`;
}
