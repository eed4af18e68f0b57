import type { InputFile } from '../domain/clips/input-file.js';
import type { JsonObject } from '../domain/json.js';
import type { JobHandle, JobStatus, RemoteMedia } from '../domain/run/job.js';

/** What every call to the outside takes: nothing waits without a way to be stopped. */
export interface CallOptions {
  readonly signal: AbortSignal;
}

/** The bytes of a media file from `from` on. */
export interface OpenedMedia {
  readonly stream: ReadableStream<Uint8Array>;
  /** Offset of the first byte in `stream`: what was asked for, or 0 when the holder can not start in the middle. */
  readonly from: number;
  /** Size of the whole file in bytes, where the holder tells. */
  readonly totalBytes?: number;
  /** A value that changes when the file does (an ETag), to tell whether two parts belong together. */
  readonly version?: string;
}

export interface StartOptions extends CallOptions {
  /** The provider ends the job by itself this long after its creation, in seconds (5 or more). Absent: its own limit. */
  readonly deadlineSeconds?: number;
}

/** A job as the provider lists it: enough to tell whether it is the one whose start was never answered. */
export interface RecentJob {
  readonly job: JobHandle;
  /** `owner/name`. */
  readonly model?: string;
  /** Absent or `hidden` where the provider does not tell. */
  readonly version?: string;
  /** As it was sent; absent once the provider has removed it. */
  readonly input?: JsonObject;
}

/** Starts, watches and stops jobs. Never polls, retries a paid start, sleeps between polls or writes under a final name. */
export interface VideoProvider {
  /** `replicate`, `local`. */
  readonly id: string;
  /** Whether a job costs money: then its intent is on disk before `start`. */
  readonly paid: boolean;
  /** `modelRef` is `owner/name`, `owner/name:version` or a name of the provider's own. */
  start(modelRef: string, input: JsonObject, call: StartOptions): Promise<JobHandle>;
  status(job: JobHandle, call: CallOptions): Promise<JobStatus>;
  /** Done when the provider has taken it; a job that has already ended is not an error. */
  cancel(job: JobHandle, call: CallOptions): Promise<void>;
  open(output: RemoteMedia, call: CallOptions & { readonly from?: number }): Promise<OpenedMedia>;
  /** Makes a local file reachable for a job; returns what stands for it in the job's input. */
  attach(file: InputFile, call: CallOptions): Promise<string>;
  /**
   * The account's jobs created since a time (milliseconds since 1970), newest first. Absent where nothing is paid, so
   * that a start whose outcome is unknown can be repeated freely.
   */
  recentJobs?(call: CallOptions & { readonly since: number }): AsyncIterable<RecentJob>;
}
