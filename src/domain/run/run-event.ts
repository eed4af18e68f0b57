import type { Adjustment } from '../adjustment.js';
import type { Finding } from '../check/finding.js';
import type { MediaDetails } from '../clips/media-details.js';
import type { ErrorCode } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { JobHandle, RemoteMedia } from './job.js';
import type { ClipPlan } from './plan.js';
import type { Cost } from './price.js';

/** A finished clip; of a job of another kind, the file with its sound or its text. */
export interface Clip {
  readonly shot: string;
  /** Absolute. */
  readonly path: string;
  readonly seed?: number;
  readonly job: string;
  /** True when it was made by an earlier run and cost nothing now. */
  readonly cached?: true;
  readonly media: MediaDetails;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  /** What stands in it, where a language model has answered. */
  readonly text?: string;
  readonly cost: Cost;
  /** What is wrong with it, the gravest first; empty when nothing is. Absent when nobody has looked. */
  readonly findings?: readonly Finding[];
  /** Why nobody has. */
  readonly unchecked?: string;
}

/** A finished film. */
export interface MadeFilm {
  /** Absolute. */
  readonly path: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  readonly frames: number;
  readonly durationSeconds: number;
}

/** A further take of a shot whose clip can not be used. */
export interface NextTake {
  /** 2, 3, ... */
  readonly number: number;
  readonly seed: number;
  /** Absolute path of its clip. */
  readonly output: string;
}

/** An error as it stands in events and JSON. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  readonly message: string;
  readonly causes: readonly string[];
  readonly retryable: boolean;
  readonly details: JsonObject;
}

/** How a process left its run. `pending`: jobs go on at the provider; `canceled`: given up by `aivideo cancel`. */
export type RunEnd = 'done' | 'partial' | 'failed' | 'interrupted' | 'pending' | 'canceled';

/**
 * `canceled`: it ends and makes nothing; `finished`: it had ended well before, its clip can be collected; `kept`: it goes
 * on; `unknown`: the provider did not say.
 */
export type CancelOutcome = 'canceled' | 'finished' | 'kept' | 'unknown';

/**
 * Everything that happens in a run. One vocabulary for every reader: the journal, `--json-stream` and the
 * terminal get the same envelopes. Names are noun-verb.
 */
export type RunEvent =
  | {
      readonly type: 'run-start';
      readonly command: string;
      /** `aivideo 0.1.0`. */
      readonly tool: string;
      readonly plan: ClipPlan;
      /** What was asked, without what was drawn by chance: the same command asks the same. */
      readonly request?: JsonObject;
      /** What the clips are for, in the words of the command that asked for them: enough to go on with it. */
      readonly goal?: JsonObject;
    }
  /** The plan has grown: shots that depend on earlier ones have been added. Those that it had stay as they are. */
  | { readonly type: 'run-plan'; readonly plan: ClipPlan }
  /** On disk before the paid call; `input` is complete, with uploaded files as the provider sees them. */
  | {
      readonly type: 'shot-intent';
      readonly shot: string;
      readonly modelRef: string;
      readonly input: JsonObject;
    }
  /** The last intent came to nothing: the provider knows no job of it, so nothing was started and nothing is paid. */
  | { readonly type: 'shot-void'; readonly shot: string }
  /** On disk before the first poll. */
  | { readonly type: 'shot-start'; readonly shot: string; readonly job: JobHandle }
  | {
      readonly type: 'shot-progress';
      readonly shot: string;
      readonly state: 'uploading' | 'queued' | 'running' | 'downloading';
      /** Part done of this state, 0 to 1. */
      readonly fraction?: number;
      readonly remainingSeconds?: number;
    }
  /** A call is repeated after a wait: the weather is bad, nothing is lost. */
  | {
      readonly type: 'shot-wait';
      readonly shot: string;
      readonly reason: string;
      readonly waitSeconds: number;
      readonly attempt: number;
    }
  | { readonly type: 'shot-adjust'; readonly shot: string; readonly adjustment: Adjustment }
  /** The job has ended well at the provider; its outputs can be fetched. */
  | {
      readonly type: 'shot-output';
      readonly shot: string;
      readonly outputs: readonly RemoteMedia[];
      /** The answer of a language model. */
      readonly text?: string;
      readonly cost: Cost;
    }
  | { readonly type: 'shot-end'; readonly shot: string; readonly clip: Clip }
  /** The clip is kept but can not be used; the shot is not done before another take is. */
  | { readonly type: 'shot-retake'; readonly shot: string; readonly clip: Clip; readonly next: NextTake }
  /** There is no better take than this one: the next could not be made. */
  | {
      readonly type: 'shot-keep';
      readonly shot: string;
      readonly clip: Clip;
      readonly error: ErrorRecord;
      /** Of the take that failed, where its job has ended. */
      readonly cost?: Cost;
    }
  | {
      readonly type: 'shot-fail';
      readonly shot: string;
      readonly error: ErrorRecord;
      /** What it cost all the same. */
      readonly cost: Cost;
    }
  /** The program was told to stop while this job was under way: what became of it, and what it costs so far. */
  | {
      readonly type: 'shot-cancel';
      readonly shot: string;
      readonly job: string;
      readonly outcome: CancelOutcome;
      readonly cost: Cost;
    }
  /** The film that the clips were made for is there. */
  | { readonly type: 'film-end'; readonly film: MadeFilm }
  /** Another process goes on with the run. */
  | { readonly type: 'run-resume'; readonly tool: string }
  | { readonly type: 'run-end'; readonly state: RunEnd };

/** One line of the journal and of `--json-stream`. */
export interface Envelope {
  readonly v: 1;
  readonly run: string;
  /** 1, 2, 3, ... within the run. */
  readonly seq: number;
  /** ISO 8601 with milliseconds, UTC. */
  readonly at: string;
  readonly event: RunEvent;
}
