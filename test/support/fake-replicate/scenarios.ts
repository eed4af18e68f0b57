import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import type { ClipShape } from './clip-shape.js';

/** How a job ends when nobody cancels it. */
export type JobEnding = 'succeeded' | 'failed' | 'canceled' | 'aborted' | 'never-starts' | 'never-ends';

/** What an output address serves. `gone` is a 404 for good. */
export type ServedContent = 'media' | 'html' | 'text' | 'png' | 'empty' | 'gone';

/** What becomes of one job. A plain value; everything not named is as usual. */
export interface JobScenario {
  /** Time in the queue, in milliseconds. */
  readonly queueMs?: number;
  /** Time it runs, in milliseconds. */
  readonly runMs?: number;
  readonly ending?: JobEnding;
  /** The prediction's `error` when it fails. */
  readonly error?: string;
  /** The prediction's `output`, instead of what its model would make. */
  readonly output?: JsonValue;
  /** How many files it makes. Default 1. */
  readonly files?: number;
  /** Last parts of the output addresses, as they stand in the URL. */
  readonly fileNames?: readonly string[];
  readonly serves?: ServedContent;
  readonly clip?: Partial<ClipShape>;
  /** `metrics.predict_time` of the whole job, in seconds. Default: the time it ran. */
  readonly predictSeconds?: number;
  /** A text that is there from the start of the run, or progress lines (the default), or nothing. */
  readonly logs?: 'progress' | 'none' | { readonly text: string };
  /** Whether the output is one address or a list, whatever the model's schema says. */
  readonly shape?: 'one' | 'list';
  /** How a job ends that is cancelled before it runs. Default `canceled`; the documentation allows both. */
  readonly unstartedCancel?: 'canceled' | 'aborted';
  /** Milliseconds that a cancellation takes to show. */
  readonly cancelLagMs?: number;
  /** Laid over the prediction as it is answered. */
  readonly fields?: JsonObject;
  /** Properties left out of it. */
  readonly omit?: readonly string[];
}

/** The endings of the field by name, with the service's own words. */
export const scenarios = {
  failed: (error = 'Prediction failed: something in the model broke'): JobScenario => ({
    ending: 'failed',
    error,
  }),
  contentRefused: (): JobScenario => ({
    ending: 'failed',
    error:
      'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (uIJ6l3ruRD)',
  }),
  interrupted: (): JobScenario => ({
    ending: 'failed',
    error: 'Prediction interrupted; please retry (code: PA)',
  }),
  bootTimeout: (): JobScenario => ({
    ending: 'failed',
    error: 'Director: unexpected error handling prediction (E6716)',
  }),
  outOfMemory: (): JobScenario => ({
    ending: 'failed',
    error: 'Model ran out of memory and was terminated (E1001)',
  }),
  cudaOutOfMemory: (): JobScenario => ({
    ending: 'failed',
    error:
      'CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 14.75 GiB total capacity; 12.90 GiB already allocated)',
  }),
  /** Cancelled by someone else while it runs. */
  canceled: (): JobScenario => ({ ending: 'canceled' }),
  /** Ended by the service before it runs. */
  aborted: (): JobScenario => ({ ending: 'aborted' }),
  stuckInStarting: (): JobScenario => ({ ending: 'never-starts' }),
  runsForever: (): JobScenario => ({ ending: 'never-ends' }),
  outputNull: (): JobScenario => ({ output: null }),
  outputEmpty: (): JobScenario => ({ output: [] }),
  serving: (serves: ServedContent): JobScenario => ({ serves }),
} as const;
