import { AivideoError, type ErrorCode } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { ModelDefinition } from '../domain/models/define-model.js';
import type { ClipPlan, PlannedShot } from '../domain/run/plan.js';
import type { Cost } from '../domain/run/price.js';
import type { Clip, RunEvent } from '../domain/run/run-event.js';
import type { CallOptions } from '../ports/video-provider.js';
import { asAivideoError, errorRecord } from './error-record.js';
import { type MakeClipDeps, makeClip } from './make-clip.js';
import { settleInterrupted } from './settle-interrupted.js';

/** What became of one shot. */
export type ShotResult =
  | { readonly shot: string; readonly ok: true; readonly clip: Clip }
  | { readonly shot: string; readonly ok: false; readonly error: AivideoError };

export interface ClipsResult {
  readonly run: string;
  readonly plan: ClipPlan;
  /** In the order of the plan. */
  readonly shots: readonly ShotResult[];
}

export interface GenerateOptions {
  readonly plan: ClipPlan;
  readonly definition?: ModelDefinition;
  readonly overwrite: boolean;
  /** What the user asked, to know the same command again. */
  readonly request?: JsonObject;
}

/** After these nothing else of the run can succeed, so nothing else is started. */
const hopeless: ReadonlySet<ErrorCode> = new Set([
  'token-refused',
  'billing-refused',
  'model-unavailable',
  'ffmpeg-missing',
  'journal-failed',
  'disk-full',
]);

/**
 * Carries a plan out: as many jobs at a time as it says, each shot on its own. A shot that fails leaves the others
 * alone; `throwIfFailed` turns the outcome into the one error that the caller should see.
 */
export async function generateClips(
  deps: MakeClipDeps,
  options: GenerateOptions,
  call: CallOptions,
): Promise<ClipsResult> {
  const { plan } = options;
  const { recorder } = deps;
  await openRun(deps, options);
  const halt = new AbortController();
  const signal = AbortSignal.any([call.signal, halt.signal]);
  const shots = await inParallel(plan.shots, plan.concurrency, async (shot) => {
    const result = await tryShot(deps, options, shot, { started: call.signal, next: signal });
    if (!result.ok && hopeless.has(result.error.code)) halt.abort(result.error);
    return result;
  });
  await recorder.record({ type: 'run-end', state: stateOf(shots, call.signal) });
  return { run: recorder.run, plan, shots };
}

/** A new run starts with its plan; one that has a history says that another process goes on with it. */
async function openRun({ recorder, tool }: MakeClipDeps, options: GenerateOptions): Promise<void> {
  const { plan, request } = options;
  if (recorder.state() !== undefined) return recorder.record({ type: 'run-resume', tool });
  const asked = request === undefined ? {} : { request };
  return recorder.record({ type: 'run-start', command: 'generate', tool, plan, ...asked });
}

interface Signals {
  /** Ends what has been started. */
  readonly started: AbortSignal;
  /** Keeps further shots from being started. */
  readonly next: AbortSignal;
}

async function tryShot(
  deps: MakeClipDeps,
  options: GenerateOptions,
  shot: PlannedShot,
  signals: Signals,
): Promise<ShotResult> {
  const record = deps.recorder.state()?.shots.get(shot.shot);
  if (record?.clip !== undefined) return { shot: shot.shot, ok: true, clip: record.clip };
  try {
    signals.next.throwIfAborted();
    const clip = await makeClip(deps, { ...options, shot }, { signal: signals.started });
    return { shot: shot.shot, ok: true, clip };
  } catch (thrown) {
    const error = asAivideoError(thrown);
    if (signals.started.aborted) await settle(deps, options, shot.shot, signals.started.reason);
    else await recordFailure(deps, shot.shot, error);
    return { shot: shot.shot, ok: false, error };
  }
}

async function settle(
  deps: MakeClipDeps,
  { definition }: GenerateOptions,
  shot: string,
  reason: unknown,
): Promise<void> {
  const record = deps.recorder.state()?.shots.get(shot);
  if (record !== undefined) await settleInterrupted(deps, record, { reason, definition });
}

/** A journal that can not be written must not hide what happened. */
async function recordFailure(deps: MakeClipDeps, shot: string, error: AivideoError): Promise<void> {
  const event: RunEvent = { type: 'shot-fail', shot, error: errorRecord(error), cost: costIn(error) };
  if (error.code === 'journal-failed' || error.code === 'disk-full') return;
  await deps.recorder.record(event);
}

function costIn(error: AivideoError): Cost {
  const { cost } = error.details;
  if (typeof cost === 'object' && cost !== null && 'known' in cost) return cost as unknown as Cost;
  return { known: true, usd: 0, basis: 'no job was started' };
}

function stateOf(
  shots: readonly ShotResult[],
  signal: AbortSignal,
): Extract<RunEvent, { type: 'run-end' }>['state'] {
  const done = shots.filter((shot) => shot.ok).length;
  if (done === shots.length) return 'done';
  if (signal.aborted) return 'interrupted';
  return done > 0 ? 'partial' : 'failed';
}

/** Results in the order of the items, at most `width` under way at a time. `task` must not throw. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await task(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
  return results;
}

/**
 * Throws what went wrong, if anything did: the error itself when every shot failed alike, `run-partial` when some
 * are there, the signal's reason after an interruption.
 */
export function throwIfFailed(result: ClipsResult, signal: AbortSignal): void {
  const failed = result.shots.flatMap((shot) => (shot.ok ? [] : [shot]));
  const [first] = failed;
  if (first === undefined) return;
  if (signal.aborted) throw signal.reason;
  if (failed.length === result.shots.length) throw first.error;
  throw new AivideoError(
    'run-partial',
    `${failed.length} of ${result.shots.length} clips failed: ${first.error.message}`,
    { details: { failed: failed.map((shot) => ({ shot: shot.shot, code: shot.error.code })) } },
  );
}
