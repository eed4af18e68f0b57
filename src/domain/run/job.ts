import type { JsonValue } from '../json.js';

/** A media file that a provider made and still holds. */
export interface RemoteMedia {
  /** `https:`, `http:` (loopback only), `data:` or the provider's own scheme; only `open` needs to understand it. */
  readonly url: string;
}

/** Enough to find a paid job again from another process; JSON only, opaque to the core. */
export interface JobHandle {
  readonly provider: string;
  readonly id: string;
  readonly data: JsonValue;
}

/** Why a job failed, as far as the provider's words allow to tell. */
export type FailureReason = 'content' | 'input' | 'out-of-memory' | 'interrupted' | 'model';

/** What a provider says of a job. */
export type JobStatus =
  | { readonly state: 'queued' }
  | {
      readonly state: 'running';
      /** Part done, 0 to 1, where the job tells. */
      readonly fraction?: number;
      /** Seconds to go by the job's own estimate. */
      readonly remainingSeconds?: number;
      /** The last lines that the job wrote. */
      readonly logTail?: string;
    }
  | {
      readonly state: 'succeeded';
      readonly outputs: readonly RemoteMedia[];
      /** What a language model answered. */
      readonly text?: string;
      /** Seconds of computing that the provider measured (Replicate: `metrics.predict_time`). */
      readonly billedSeconds?: number;
      /** Seconds from creation to completion, waiting included. */
      readonly totalSeconds?: number;
    }
  | {
      readonly state: 'failed';
      readonly reason: FailureReason;
      readonly message: string;
      readonly billedSeconds?: number;
      readonly logTail?: string;
    }
  | {
      readonly state: 'canceled';
      /** `deadline`: the provider ended it because its time was up; `request`: someone asked for it. */
      readonly by: 'deadline' | 'request';
      /** False when it never ran: then it costs nothing. */
      readonly ran: boolean;
      readonly billedSeconds?: number;
    }
  /** It ran, but the provider no longer holds what it made. */
  | { readonly state: 'removed' };
