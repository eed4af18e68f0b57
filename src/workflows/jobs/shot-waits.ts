import type { RunRecorder } from '../runs/run-recorder.js';
import type { WaitNotice } from './with-retries.js';

/** Tells the run's readers that a shot waits before something is tried again, and why. */
export function waitNoter(recorder: RunRecorder, shot: string): (notice: WaitNotice) => void {
  return ({ error, waitMs, attempt }) =>
    void recorder.record({
      type: 'shot-wait',
      shot,
      reason: error.message,
      waitSeconds: waitMs / 1000,
      attempt,
    });
}
