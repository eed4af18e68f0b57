import { AivideoError } from '../domain/errors.js';
import { findAnyModel } from '../domain/models/side/index.js';
import { modelOfShot } from '../domain/run/plan.js';
import type { ShotRecord } from '../domain/run/reduce.js';
import { isOpen } from '../domain/run/run-progress.js';
import type { CallOptions, VideoProvider } from '../ports/video-provider.js';
import { type SettleDeps, settleInterrupted } from './jobs/settle-interrupted.js';

export interface CancelDeps extends SettleDeps {
  /** By name, for shots of another provider than `provider`. */
  readonly providers?: (id: string) => Promise<VideoProvider>;
}

/**
 * Cancels what still runs of a run and gives the run up: it is not gone on with unless it is named. Clips that had
 * finished stay collectable by `resume`. As long as it is not certain of every job that it ends, the run stays as it
 * is. Errors: `provider-failed` then; `run-unknown`.
 */
export async function cancelRun(deps: CancelDeps, call: CallOptions): Promise<void> {
  const { recorder } = deps;
  const state = recorder.state();
  if (state === undefined)
    throw new AivideoError('run-unknown', `The journal of run \`${recorder.run}\` is empty`);
  const records = [...state.shots.values()];
  call.signal.throwIfAborted();
  await Promise.all(
    records.map(async (record) => {
      const definition = findAnyModel(modelOfShot(state.plan, record.shot));
      const provider = await providerOf(deps, record);
      return settleInterrupted({ ...deps, provider }, record, { reason: undefined, definition });
    }),
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

async function providerOf({ provider, providers }: CancelDeps, { job }: ShotRecord): Promise<VideoProvider> {
  if (job === undefined || job.provider === provider.id || providers === undefined) return provider;
  return providers(job.provider);
}
