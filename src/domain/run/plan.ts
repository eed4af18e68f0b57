import type { Adjustment } from '../adjustment.js';
import type { InputFile } from '../clips/input-file.js';
import type { JsonObject } from '../json.js';
import type { Price } from './price.js';

/** A local file that takes the place of an input's value once it has been made reachable for the job. */
export interface Attachment {
  /** The model's input name. */
  readonly input: string;
  readonly file: InputFile;
}

/** What decides who makes a shot, and of what. */
export type ShotModel = Pick<ClipPlan, 'provider' | 'model' | 'modelRef' | 'version' | 'draft'> & {
  readonly prompt?: string;
  readonly deadlineSeconds?: number;
};

/** What a job makes: pictures that move, sound alone, or text. */
export type ShotKind = 'clip' | 'sound' | 'text';

/** One planned clip. */
export interface PlannedShot {
  /** Its name within the run: `1`, `2`, ... */
  readonly shot: string;
  /** What the model gets; attached files stand as `@path`. */
  readonly input: JsonObject;
  readonly attachments: readonly Attachment[];
  /** Absent when the model takes none. */
  readonly seed?: number;
  readonly price: Price;
  /** Absolute path of the finished clip. */
  readonly output: string;
  /** Default `clip`. */
  readonly kind?: ShotKind;
  /** Where it is not made by the plan's model from the plan's prompt. */
  readonly own?: ShotModel;
}

/** What `generate` will do, as a value: `--dry-run` prints it, tests compare it, the journal keeps it. */
export interface ClipPlan {
  readonly provider: string;
  /** Name in the catalogue, or the slug of a model that is not in it. */
  readonly model: string;
  /** What the provider is called with: `owner/name`, `owner/name:version`, `draft`. */
  readonly modelRef: string;
  readonly version?: string;
  /** Where the input's description comes from. */
  readonly schema: 'live' | 'cached' | 'catalogue';
  /** True when the embedded draft engine stands in for an AI model. */
  readonly draft: boolean;
  readonly prompt?: string;
  /** As it was given, where `prompt` is what was made of it. */
  readonly originalPrompt?: string;
  readonly shots: readonly PlannedShot[];
  readonly adjustments: readonly Adjustment[];
  /** Of all shots together. */
  readonly price: Price;
  /** Jobs at the same time. */
  readonly concurrency: number;
  /** Each job is ended by the provider this long after its creation, in seconds. */
  readonly deadlineSeconds: number;
  /** The run may cost this many US dollars, over every resume. Absent: no limit. */
  readonly maxCostUsd?: number;
  /** Further takes of each clip that can not be used. Default 0. */
  readonly retakes?: number;
  /** Jobs of unknown price may be started although there is a limit. */
  readonly allowUnknownPrice?: boolean;
}

/** The plan as it holds for one of its shots. */
export function planOf(plan: ClipPlan, { own }: PlannedShot): ClipPlan {
  if (own === undefined) return plan;
  const { version, prompt, ...shared } = plan;
  return { ...shared, ...own };
}

/** Name of the model that makes a shot. */
export function modelOfShot(plan: ClipPlan, shot: string): string {
  return plan.shots.find((planned) => planned.shot === shot)?.own?.model ?? plan.model;
}
