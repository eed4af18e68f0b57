import { z } from 'zod';
import type { CallOptions, RecentJob } from '../../../ports/video-provider.js';
import { jobHandle } from './job-address.js';
import { type Prediction, parseTime, predictionSchema } from './prediction.js';
import type { ReplicateApi } from './replicate-api.js';

/** A job as Replicate lists it. Its `version` is `hidden` for official models. */
export interface ReplicateJob extends RecentJob {
  /** ISO 8601, by the server's clock. */
  readonly createdAt?: string;
  /** In the provider's words: `starting`, `succeeded`, ... */
  readonly status: string;
}

export interface RecentJobsOptions extends CallOptions {
  /** Jobs created before this are left out. Milliseconds since 1970, or a date, by this machine's clock. */
  readonly since: Date | number;
}

const pageSchema = z.object({ next: z.string().nullish().catch(undefined), results: z.array(z.unknown()) });

/** 100 jobs a page: no account has more pages since any intent of ours. */
const maxPages = 1000;

/**
 * The account's jobs since a time, newest first. One request a page; errors are those of any call. How far the two clocks
 * are apart is known after the first answer: until then the service is not told where to stop.
 */
export async function* listRecentJobs(
  api: ReplicateApi,
  { since, signal }: RecentJobsOptions,
): AsyncGenerator<ReplicateJob> {
  const { serverClock } = api;
  const from = () => new Date(since).getTime() + (serverClock.aheadMs() ?? 0);
  let query: string | undefined =
    serverClock.aheadMs() === undefined
      ? ''
      : `?created_after=${encodeURIComponent(new Date(from()).toISOString())}`;
  const seen = new Set<string>();
  while (query !== undefined && !seen.has(query) && seen.size < maxPages) {
    seen.add(query);
    const page: Page = await fetchPage(api, { query, signal });
    const jobs = page.results.flatMap(readPrediction);
    yield* jobs.filter((job) => !isBefore(job, from())).map((job) => recentJob(job, api));
    if (jobs.some((job) => isBefore(job, from()))) return;
    query = nextQuery(page.next);
  }
}

type Page = z.infer<typeof pageSchema>;

interface PageRequest extends CallOptions {
  readonly query: string;
}

function fetchPage(api: ReplicateApi, { query, signal }: PageRequest): Promise<Page> {
  const url = new URL(`${api.settings.base.url}/predictions${query}`);
  return api.call({
    purpose: { kind: 'jobs' },
    schema: pageSchema,
    signal,
    send: (client) => client.request(url, { signal }),
  });
}

/** Only the query of `next` is followed: the token stays with the host that it was given for. */
function nextQuery(next: string | null | undefined): string | undefined {
  if (next === null || next === undefined || !URL.canParse(next)) return undefined;
  return new URL(next).search || undefined;
}

function readPrediction(entry: unknown): readonly Prediction[] {
  const parsed = predictionSchema.safeParse(entry);
  return parsed.success ? [parsed.data] : [];
}

function isBefore({ created_at }: Prediction, fromMs: number): boolean {
  const created = parseTime(created_at);
  return created !== undefined && created < fromMs;
}

function recentJob(prediction: Prediction, api: ReplicateApi): ReplicateJob {
  const { model, version, input, created_at, status } = prediction;
  return {
    job: jobHandle(prediction, api.settings.base),
    status,
    ...(model === undefined ? {} : { model }),
    ...(version === undefined ? {} : { version }),
    ...(input === undefined ? {} : { input }),
    ...(created_at === undefined ? {} : { createdAt: created_at }),
  };
}
