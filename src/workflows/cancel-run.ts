import { AivideoError } from '../domain/errors.js';
import { findModel } from '../domain/models/index.js';
import { isOpen } from '../domain/run/run-progress.js';
import type { CallOptions } from '../ports/video-provider.js';
import { type SettleDeps, settleInterrupted } from './settle-interrupted.js';

/**
 * Cancels what still runs of a run and gives the run up: it is not gone on with unless it is named. Clips that had
 * finished stay collectable by `resume`. As long as it is not certain of every job that it ends, the run stays as it
 * is. Errors: `provider-failed` then; `run-unknown`.
 */
export async function cancelRun(deps: SettleDeps, call: CallOptions): Promise<void> {
  const { recorder } = deps;
  const state = recorder.state();
  if (state === undefined)
    throw new AivideoError('run-unknown', `The journal of run \`${recorder.run}\` is empty`);
  const definition = findModel(state.plan.model);
  const records = [...state.shots.values()];
  call.signal.throwIfAborted();
  await Promise.all(
    records.map((record) => settleInterrupted(deps, record, { reason: undefined, definition })),
  );
  const uncertain = [...state.shots.values()].filter(
    (record) => isOpen(record) && record.canceled !== 'finished',
  );
  if (uncertain.length > 0)
    throw new AivideoError(
      'provider-failed',
      `${deps.provider.id} did not confirm for ${uncertain.length} of ${records.length} clips that nothing goes on`,
      { details: { run: recorder.run, shots: uncertain.map(({ shot }) => shot) } },
    );
  await recorder.note({ type: 'run-end', state: 'canceled' });
}
