import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFfmpeg } from './find-ffmpeg.js';
import type { RetryHint } from './refusals.js';
import { documentedRates, type RateRule } from './token-bucket.js';

/** How the service behaves where no scenario says otherwise. */
export interface Settings {
  readonly token: string;
  readonly username: string;
  /** Time in the queue and of running, in milliseconds. */
  readonly queueMs: number;
  readonly runMs: number;
  /** Predictions on one page of the list. */
  readonly pageSize: number;
  /** A prediction appears in the list only after so long. */
  readonly listLagMs: number;
  /** Input, output and logs are removed so long after the end of a prediction. */
  readonly retentionMs: number;
  /** Uploaded files are removed so long after they came. */
  readonly fileRetentionMs: number;
  /** The most that one uploaded file may hold, in bytes. */
  readonly fileLimitBytes: number;
  /** The most that any other body may hold, in bytes. */
  readonly bodyLimitBytes: number;
  /** The account's rates; `none` lifts them. */
  readonly createRate: RateRule | 'none';
  readonly otherRate: RateRule | 'none';
  readonly retryHint: RetryHint;
  /** Whether throttled creates count against the rate as well. */
  readonly throttledCount: boolean;
  readonly unknownInputs: 'refuse' | 'ignore';
  /** Whether a prediction repeats data URLs in its input, or addresses of the service's own in their place. */
  readonly shownDataUrls: 'as-sent' | 'replaced';
  /** Signs webhooks: `whsec_` and a key in base 64. */
  readonly webhookSecret: string;
  /** How far the service's clock is ahead of this machine's, in milliseconds. */
  readonly clockSkewMs: number;
  /** Milliseconds since 1970, instead of this machine's clock. Not for a fake in a process of its own. */
  readonly now: () => number;
  /** Properties that every prediction has besides the documented ones. */
  readonly extraFields: Readonly<Record<string, string>>;
  readonly schemasFolder: string;
  readonly clipsFolder: string;
  readonly ffmpegPath: string;
}

/** What can be asked of a fake; everything has a default. */
export type FakeReplicateOptions = Partial<Settings>;

/** Fills in what was not asked for. */
export function resolveSettings(options: FakeReplicateOptions): Settings {
  return {
    token: 'r8_FakeTokenOfTheTestAccount0000000000000',
    username: 'film-maker',
    queueMs: 50,
    runMs: 150,
    pageSize: 100,
    listLagMs: 0,
    retentionMs: 60 * 60_000,
    fileRetentionMs: 60 * 60_000,
    fileLimitBytes: 100 * 1024 ** 2,
    bodyLimitBytes: 16 * 1024 ** 2,
    createRate: documentedRates.creates,
    otherRate: documentedRates.others,
    retryHint: 'body',
    throttledCount: false,
    unknownInputs: 'refuse',
    shownDataUrls: 'as-sent',
    webhookSecret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    clockSkewMs: 0,
    now: Date.now,
    extraFields: { region: 'us-east-1' },
    schemasFolder: fileURLToPath(new URL('../../fixtures/replicate/model-schemas', import.meta.url)),
    clipsFolder: join(tmpdir(), 'aivideo-fake-replicate-clips'),
    ffmpegPath: findFfmpeg(),
    ...options,
  };
}
