import { AivideoError, type ErrorCode } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { ModelDefinition } from '../domain/models/define-model.js';
import { findAnyModel } from '../domain/models/side/index.js';
import { type ClipPlan, type PlannedShot, planOf } from '../domain/run/plan.js';
import type { Cost } from '../domain/run/price.js';
import type { RunState, ShotRecord } from '../domain/run/reduce.js';
import type { Clip, RunEnd } from '../domain/run/run-event.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { MakeClipDeps } from './clips/make-clip.js';
import { makeTakes } from './clips/make-takes.js';
import { JobEndError } from './jobs/end-error.js';
import { createJobSlots, createSlotTurns } from './jobs/job-slots.js';
import { settleInterrupted } from './jobs/settle-interrupted.js';
import { asAivideoError, errorRecord } from './runs/error-record.js';

/** What became of one shot. */
export type ShotResult =
  | { readonly shot: string; readonly ok: true; readonly clip: Clip }
  | { readonly shot: string; readonly ok: false; readonly error: AivideoError };

export interface ClipsResult {
  readonly run: string;
  readonly plan: ClipPlan;
  /** In the order of the plan. */
  readonly shots: readonly ShotResult[];
  /** What the journal tells now: jobs, costs, and what became of what was interrupted. */
  readonly state: RunState;
  /** Why the journal does not tell all of it. Absent when it does. */
  readonly gap?: AivideoError;
}

export interface GenerateOptions {
  readonly plan: ClipPlan;
  readonly definition?: ModelDefinition;
  readonly overwrite: boolean;
  /** What the user asked, to know the same command again. */
  readonly request?: JsonObject;
  /** Default `generate`. */
  readonly command?: string;
  /** What the clips are for: see `run-start`. */
  readonly goal?: JsonObject;
  /** The plan will grow: as long as all goes well, the run does not end with these shots. */
  readonly isPart?: boolean;
  /** Those shots of the plan that are made now. Default: all. */
  readonly only?: (shot: PlannedShot) => boolean;
}

/** After these nothing else of the run can succeed, so nothing else is started. */
const hopeless: ReadonlySet<ErrorCode> = new Set([
  'token-refused',
  'billing-refused',
  'model-unavailable',
  'ffmpeg-missing',
  'journal-failed',
  'disk-full',
  'budget-exceeded',
  'price-unknown',
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
  const limited = { ...deps, halt: halt.signal };
  const takeTurn = createSlotTurns(createJobSlots(plan.concurrency));
  // While some jobs run, as many others are fetched.
  const asked = options.only === undefined ? plan.shots : plan.shots.filter(options.only);
  const shots = await inParallel(asked, 2 * plan.concurrency, async (shot) => {
    const slots = takeTurn();
    const signals = { started: call.signal, next: signal };
    const result = await tryShot({ ...limited, slots }, options, shot, signals).finally(slots.pass);
    if (!result.ok && hopeless.has(result.error.code)) halt.abort(result.error);
    return result;
  });
  const end = stateOf(shots, call.signal);
  if (end !== 'done' || options.isPart !== true) await recorder.note({ type: 'run-end', state: end });
  const state = recorder.state();
  if (state === undefined) throw new AivideoError('bug', 'A run has ended that never started');
  const gap = recorder.gap();
  return { run: recorder.run, plan, shots, state, ...(gap === undefined ? {} : { gap }) };
}

/**
 * A new run starts with its plan; one that has a history says that another process goes on with it, or that its plan has
 * grown.
 */
async function openRun({ recorder, tool }: MakeClipDeps, options: GenerateOptions): Promise<void> {
  const { plan, request, goal, command = 'generate' } = options;
  const state = recorder.state();
  if (state !== undefined) {
    if (!recorder.isOpened()) await recorder.note({ type: 'run-resume', tool });
    const grown = plan.shots.some(({ shot }) => !state.shots.has(shot));
    return grown ? recorder.record({ type: 'run-plan', plan: grownPlan(state.plan, plan) }) : undefined;
  }
  const asked = { ...(request === undefined ? {} : { request }), ...(goal === undefined ? {} : { goal }) };
  return recorder.record({ type: 'run-start', command, tool, plan, ...asked });
}

/** Shots that the run had before stay in its plan. */
function grownPlan(before: ClipPlan, plan: ClipPlan): ClipPlan {
  const names = new Set(plan.shots.map(({ shot }) => shot));
  return { ...plan, shots: [...before.shots.filter(({ shot }) => !names.has(shot)), ...plan.shots] };
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
  const own = await withProviderOf(deps, options.plan, shot);
  try {
    const delivered = await deliveredBefore(deps, shot.shot);
    if (delivered !== undefined) return { shot: shot.shot, ok: true, clip: delivered };
    signals.next.throwIfAborted();
    const clip = await makeTakes(own, { ...workOf(options, shot), shot }, { signal: signals.started });
    return { shot: shot.shot, ok: true, clip };
  } catch (thrown) {
    const error = asAivideoError(thrown);
    const reason = signals.started.aborted ? signals.started.reason : undefined;
    await closeShot(own, workOf(options, shot), shot.shot, { error, reason });
    return { shot: shot.shot, ok: false, error };
  }
}

/** The provider of a shot's own model, which may be another than that of the plan. */
async function withProviderOf(deps: MakeClipDeps, plan: ClipPlan, shot: PlannedShot): Promise<MakeClipDeps> {
  const id = planOf(plan, shot).provider;
  if (id === deps.provider.id || deps.providers === undefined) return deps;
  return { ...deps, provider: await deps.providers(id) };
}

function workOf(options: GenerateOptions, shot: PlannedShot): GenerateOptions {
  if (shot.own === undefined) return options;
  const { definition: ofPlan, ...rest } = options;
  const definition = findAnyModel(shot.own.model);
  return { ...rest, plan: planOf(options.plan, shot), ...(definition === undefined ? {} : { definition }) };
}

/** A clip of an earlier process, as long as it is still there. */
async function deliveredBefore(deps: MakeClipDeps, shot: string): Promise<Clip | undefined> {
  const clip = recordOf(deps, shot)?.clip;
  return clip !== undefined && (await deps.files.exists(clip.path)) ? clip : undefined;
}

function recordOf(deps: MakeClipDeps, shot: string): ShotRecord | undefined {
  return deps.recorder.state()?.shots.get(shot);
}

interface Ending {
  readonly error: AivideoError;
  /** Why everything ends, when it does. */
  readonly reason: unknown;
}

/** Records how a shot ended. Waiting is no failure. */
async function closeShot(
  deps: MakeClipDeps,
  { definition }: GenerateOptions,
  shot: string,
  { error, reason }: Ending,
): Promise<void> {
  const record = recordOf(deps, shot);
  if (error.code === 'jobs-pending') return;
  if (reason !== undefined) {
    if (record !== undefined) await settleInterrupted(deps, record, { reason, definition });
    return;
  }
  const cost = costOfFailure(record, error);
  await deps.recorder.note({ type: 'shot-fail', shot, error: errorRecord(error), cost });
}

function costOfFailure(record: ShotRecord | undefined, error: AivideoError): Cost {
  if (error instanceof JobEndError) return error.cost;
  if (record?.job !== undefined)
    return record.cost ?? { known: false, basis: 'the job was started, and its end has not been seen' };
  if (record?.intent !== undefined)
    return { known: false, basis: 'it is not known whether a job was started' };
  return { known: true, usd: 0, basis: 'no job was started' };
}

function stateOf(shots: readonly ShotResult[], signal: AbortSignal): RunEnd {
  const done = shots.filter((shot) => shot.ok).length;
  if (done === shots.length) return 'done';
  if (signal.aborted) return 'interrupted';
  if (shots.some((shot) => !shot.ok && shot.error.code === 'jobs-pending')) return 'pending';
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
