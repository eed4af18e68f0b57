import type { JsonObject } from '../../../src/domain/json.js';
import type { DeliveredFile } from './delivered-file.js';
import type { ShelfModel } from './model-shelf.js';
import type { JobScenario } from './scenarios.js';

/** A scenario with its usual parts filled in. */
export interface ResolvedScenario extends JobScenario {
  readonly queueMs: number;
  readonly runMs: number;
  readonly ending: NonNullable<JobScenario['ending']>;
}

/** One accepted prediction: what was asked and what was decided for it. Its state follows from the time. */
export interface Job {
  readonly id: string;
  readonly model: ShelfModel;
  /** As it was sent. */
  readonly input: JsonObject;
  /** As the service repeats it. */
  readonly shownInput: JsonObject;
  readonly createdMicros: number;
  readonly scenario: ResolvedScenario;
  /** Its deadline after creation, from `Cancel-After`. */
  readonly cancelAfterMs?: number;
  readonly files: readonly DeliveredFile[];
  cancelRequestedMs?: number;
}

/** The whole milliseconds since 1970 of its creation: never in the future, as the microseconds may be. */
export function createdMs(job: Job): number {
  return Math.floor(job.createdMicros / 1000);
}
