import type { JsonObject } from '../../../../src/domain/json.js';
import { type Answer, jsonAnswer, textAnswer } from '../answer.js';
import { parseIsoMicros } from '../clock.js';
import type { Job } from '../job.js';
import { isTerminal, stateAt } from '../lifecycle.js';
import { predictionBody } from '../prediction-body.js';
import { badRequest, notFound } from '../refusals.js';
import type { ApiCall, Route } from '../route.js';
import { streamText } from '../token-stream.js';

/** Watching, stopping and listing predictions. */
export const predictionRoutes: readonly Route[] = [
  { name: 'list', method: 'GET', pattern: '/v1/predictions', answer: list },
  { name: 'status', method: 'GET', pattern: '/v1/predictions/:id', answer: (call) => withJob(call, show) },
  {
    name: 'cancel',
    method: 'POST',
    pattern: '/v1/predictions/:id/cancel',
    answer: (call) => withJob(call, cancel),
  },
  {
    name: 'stream',
    method: 'GET',
    pattern: '/v1/predictions/:id/stream',
    open: true,
    answer: (call) => withJob(call, stream),
  },
];

function withJob(
  call: ApiCall,
  answer: (call: ApiCall, job: Job) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  const job = call.service.jobs.get(call.parameters.id ?? '');
  return job === undefined ? notFound() : answer(call, job);
}

function show({ service }: ApiCall, job: Job): Answer {
  return jsonAnswer(200, predictionBody(service, job));
}

/** A job that has ended stays as it is. */
function cancel(call: ApiCall, job: Job): Answer {
  const now = call.service.clock.now();
  if (!isTerminal(stateAt(job, now))) job.cancelRequestedMs ??= now;
  return show(call, job);
}

async function stream({ service, gone }: ApiCall, job: Job): Promise<Answer> {
  if (job.model.output !== 'tokens') return notFound();
  const text = await Promise.race([streamText(service, job), gone]);
  return textAnswer(200, text, { 'content-type': 'text/event-stream' });
}

/** The cursor of a page: predictions older than this, or newer. */
interface Cursor {
  readonly direction: 'older' | 'newer';
  readonly micros: number;
}

function list({ service, url }: ApiCall): Answer {
  const bounds = ['created_after', 'created_before'].map((name) => {
    const text = url.searchParams.get(name);
    return { name, text, micros: text === null ? undefined : parseIsoMicros(text) };
  });
  const wrong = bounds.find(({ text, micros }) => text !== null && micros === undefined);
  if (wrong !== undefined) return badRequest(`Invalid value for ${wrong.name}: ${wrong.text}`);
  const [after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY] = bounds.map(
    ({ micros }) => micros,
  );
  const listed = (service.clock.now() - service.settings.listLagMs) * 1000;
  const jobs = service.newestFirst().filter(({ createdMicros: at }) => {
    return at >= after && at < before && (service.settings.listLagMs === 0 || at <= listed);
  });
  // Nothing here is made on the web site.
  const found = url.searchParams.get('source') === 'web' ? [] : jobs;
  const page = pageOf(found, readCursor(url), service.settings.pageSize);
  return jsonAnswer(200, {
    next:
      page.older === undefined
        ? null
        : pageUrl(service.apiUrl, url, { direction: 'older', micros: page.older }),
    previous:
      page.newer === undefined
        ? null
        : pageUrl(service.apiUrl, url, { direction: 'newer', micros: page.newer }),
    results: page.jobs.map((job) => listEntry(predictionBody(service, job))),
  });
}

/** The list leaves the logs out. */
function listEntry(body: JsonObject): JsonObject {
  const { logs: _, ...rest } = body;
  return rest;
}

function pageOf(
  jobs: readonly Job[],
  cursor: Cursor | undefined,
  size: number,
): { readonly jobs: readonly Job[]; readonly older?: number; readonly newer?: number } {
  const page = cutPage(jobs, cursor, size);
  const [first] = page;
  const last = page.at(-1);
  if (first === undefined || last === undefined) return { jobs: page };
  const hasOlder = jobs.some((job) => job.createdMicros < last.createdMicros);
  const hasNewer = jobs.some((job) => job.createdMicros > first.createdMicros);
  return {
    jobs: page,
    ...(hasOlder && { older: last.createdMicros }),
    ...(hasNewer && { newer: first.createdMicros }),
  };
}

function cutPage(jobs: readonly Job[], cursor: Cursor | undefined, size: number): readonly Job[] {
  if (cursor === undefined) return jobs.slice(0, size);
  if (cursor.direction === 'older')
    return jobs.filter((job) => job.createdMicros < cursor.micros).slice(0, size);
  return jobs.filter((job) => job.createdMicros > cursor.micros).slice(-size);
}

function readCursor(url: URL): Cursor | undefined {
  const text = Buffer.from(url.searchParams.get('cursor') ?? '', 'base64url').toString('utf8');
  const match = /^(older|newer)=(\d+)$/.exec(text);
  if (match === null) return undefined;
  return { direction: match[1] === 'newer' ? 'newer' : 'older', micros: Number(match[2]) };
}

function pageUrl(apiUrl: string, url: URL, cursor: Cursor): string {
  const next = new URL(`${apiUrl}/v1/predictions${url.search}`);
  const text = `${cursor.direction}=${cursor.micros}`;
  next.searchParams.set('cursor', Buffer.from(text).toString('base64url'));
  return next.href;
}
