import type { JsonObject } from '../json.js';
import type { JobHandle, RemoteMedia } from './job.js';
import type { ClipPlan } from './plan.js';
import type { Cost } from './price.js';
import type {
  CancelOutcome,
  Clip,
  Envelope,
  ErrorRecord,
  MadeFilm,
  NextTake,
  RunEnd,
  RunEvent,
} from './run-event.js';
import { needsWork } from './run-progress.js';

/** What is known of one shot from the journal alone. */
export interface ShotRecord {
  readonly shot: string;
  /** A paid call was about to be made; without `job` its outcome is unknown. */
  readonly intent?: { readonly at: string; readonly modelRef: string; readonly input: JsonObject };
  readonly job?: JobHandle;
  /** The job has ended well and has not been fetched yet (or has, when `clip` is there). */
  readonly outputs?: readonly RemoteMedia[];
  /** What a language model answered. */
  readonly text?: string;
  readonly clip?: Clip;
  readonly failure?: ErrorRecord;
  /** Last word on what it cost. */
  readonly cost?: Cost;
  /** What became of the job after an interruption. */
  readonly canceled?: CancelOutcome;
  /** Sum of what earlier jobs of this shot cost. */
  readonly spentBefore: readonly Cost[];
  /** Earlier takes, which can not be used. */
  readonly takes?: readonly Clip[];
  /** The take that is to be made now. Absent for the first. */
  readonly next?: NextTake;
  /** Why there are no further takes although `clip` can not be used. */
  readonly kept?: ErrorRecord;
}

/** A run as its journal tells it. */
export interface RunState {
  readonly run: string;
  readonly command: string;
  readonly plan: ClipPlan;
  readonly request?: JsonObject;
  readonly goal?: JsonObject;
  readonly startedAt: string;
  readonly lastAt: string;
  readonly lastSeq: number;
  readonly shots: ReadonlyMap<string, ShotRecord>;
  /** What the clips were made for, once it is there. */
  readonly film?: MadeFilm;
  readonly end?: RunEnd;
}

/**
 * Folds envelopes into the state of their run; nothing else remembers anything. `undefined` before the `run-start`.
 * Works one envelope at a time, so that a journal of any length needs the memory of its shots only; the map of shots is
 * the state's own and changes in place.
 */
export function reduce(state: RunState | undefined, envelope: Envelope): RunState | undefined {
  const { event, run, at, seq } = envelope;
  if (event.type === 'run-start') {
    const shots = new Map(event.plan.shots.map(({ shot }) => [shot, { shot, spentBefore: [] }]));
    const { command, plan, request, goal } = event;
    const asked = { ...(request === undefined ? {} : { request }), ...(goal === undefined ? {} : { goal }) };
    return { run, command, plan, ...asked, startedAt: at, lastAt: at, lastSeq: seq, shots };
  }
  if (state === undefined) return undefined;
  const next = { ...state, lastAt: at, lastSeq: seq };
  if (event.type === 'run-end') return { ...next, end: event.state };
  if (event.type === 'film-end') return withoutEnd({ ...next, film: event.film });
  const shots = state.shots as Map<string, ShotRecord>;
  if (event.type === 'run-plan') {
    for (const { shot } of event.plan.shots) if (!shots.has(shot)) shots.set(shot, { shot, spentBefore: [] });
    return withoutEnd({ ...next, plan: event.plan });
  }
  if (event.type === 'run-resume') {
    for (const [shot, record] of shots) if (needsWork(record)) shots.set(shot, withoutFailure(record));
    return withoutEnd(next);
  }
  const record = shots.get(event.shot);
  if (record !== undefined) shots.set(event.shot, withEvent(record, event, at));
  return withoutEnd(next);
}

function withoutEnd({ end, ...state }: RunState): RunState {
  return state;
}

function withEvent(record: ShotRecord, event: Extract<RunEvent, { shot: string }>, at: string): ShotRecord {
  switch (event.type) {
    case 'shot-intent':
      return startAnew(record, { at, modelRef: event.modelRef, input: event.input });
    case 'shot-void':
      return { ...takesOf(record), spentBefore: record.spentBefore };
    case 'shot-start':
      return { ...withoutEnding(record), job: event.job };
    case 'shot-output':
      return {
        ...withoutEnding(record),
        ...{ outputs: event.outputs, cost: event.cost },
        ...(event.text === undefined ? {} : { text: event.text }),
      };
    case 'shot-end':
      return { ...withoutEnding(record), clip: event.clip, cost: event.clip.cost };
    case 'shot-retake':
      return {
        ...afterTake(record, event.clip.cost),
        takes: [...(record.takes ?? []), event.clip],
        next: event.next,
      };
    case 'shot-keep': {
      const { next, ...rest } = afterTake(record, event.cost ?? record.cost ?? unseen);
      return { ...rest, clip: event.clip, kept: event.error };
    }
    case 'shot-cancel':
      return { ...withoutEnding(record), canceled: event.outcome, cost: event.cost };
    case 'shot-fail':
      return { ...record, failure: event.error, cost: event.cost };
    default:
      return record;
  }
}

function withoutEnding({ failure, canceled, ...record }: ShotRecord): ShotRecord {
  return record;
}

function withoutFailure({ failure, ...record }: ShotRecord): ShotRecord {
  return record;
}

/** A second intent for a shot: what its earlier job cost, or may have cost, still counts. */
function startAnew(record: ShotRecord, intent: NonNullable<ShotRecord['intent']>): ShotRecord {
  const { spentBefore } = record;
  if (record.intent === undefined) return { ...takesOf(record), intent, spentBefore };
  return { ...takesOf(record), intent, spentBefore: [...spentBefore, record.cost ?? unseen] };
}

/** A take is over: what its job cost counts, when there was one. */
function afterTake(record: ShotRecord, cost: Cost): ShotRecord {
  const { spentBefore, intent } = record;
  return { ...takesOf(record), spentBefore: intent === undefined ? spentBefore : [...spentBefore, cost] };
}

/** What outlives the jobs of a shot. */
function takesOf({ shot, takes, next }: ShotRecord): Pick<ShotRecord, 'shot' | 'takes' | 'next'> {
  return { shot, ...(takes === undefined ? {} : { takes }), ...(next === undefined ? {} : { next }) };
}

const unseen: Cost = { known: false, basis: 'it is not known what became of an earlier start' };
