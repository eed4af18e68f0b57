import { findModel } from '../domain/models/index.js';
import type { RunState } from '../domain/run/reduce.js';
import type { CallOptions } from '../ports/video-provider.js';
import { type SettleDeps, settleInterrupted } from './settle-interrupted.js';

/**
 * Cancels what still runs of a run and closes it: it is not gone on with unless it is named. Clips that had finished
 * stay collectable by `resume`.
 */
export async function cancelRun(deps: SettleDeps, state: RunState, call: CallOptions): Promise<void> {
  const definition = findModel(state.plan.model);
  for (const record of state.shots.values()) {
    call.signal.throwIfAborted();
    await settleInterrupted(deps, record, { reason: undefined, definition });
  }
  await deps.recorder.record({ type: 'run-end', state: 'canceled' });
}
