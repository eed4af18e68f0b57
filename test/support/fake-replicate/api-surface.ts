import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.js';
import { isJsonObject, parseJson } from './canonical-json.js';
import type { Call, Surface } from './exchange.js';
import { notFound, throttled, tokenMissing, tokenRefused } from './refusals.js';
import type { RecordedRequest } from './request-log.js';
import { findRoute, type Route } from './route.js';
import { accountRoutes } from './routes/account.js';
import { byVersionKey, createRoutes } from './routes/create.js';
import { fileRoutes } from './routes/files.js';
import { modelRoutes } from './routes/models.js';
import { predictionRoutes } from './routes/predictions.js';
import type { Service } from './service.js';

/** What a multipart form may hold besides the file itself. */
const formOverheadBytes = 64 * 1024;

const routes: readonly Route[] = [
  ...accountRoutes,
  ...createRoutes,
  ...predictionRoutes,
  ...modelRoutes,
  ...fileRoutes,
];

/** The API host: first the token, then the account's rate, then what was asked for. */
export function createApiSurface(service: Service): Surface {
  return {
    host: 'api',
    now: () => service.clock.now(),
    bodyLimit: (record) => {
      const { fileLimitBytes, bodyLimitBytes } = service.settings;
      return record.route === 'upload' ? fileLimitBytes + formOverheadBytes : bodyLimitBytes;
    },
    describe: (record) => describe(service, record),
    answer: (call) => answer(service, call),
  };
}

function answer(service: Service, call: Call): Answer | Promise<Answer> {
  const { record } = call;
  const found = findRoute(routes, record.method, record.path);
  const refusal = checkToken(service, record.headers);
  if (refusal !== undefined && found?.route.open !== true) return refusal;
  const seconds = service.throttle(record.route === 'create' ? 'create' : 'other');
  if (seconds !== undefined) return refuseRate(service, record, seconds);
  if (found === undefined) return notFound();
  return found.route.answer({ ...call, service, parameters: found.parameters });
}

function checkToken(service: Service, { authorization }: IncomingHttpHeaders): Answer | undefined {
  if (authorization === undefined) return tokenMissing();
  const match = /^(?:Bearer|Token) (.+)$/.exec(authorization);
  return match?.[1] === service.settings.token ? undefined : tokenRefused();
}

function refuseRate(service: Service, record: RecordedRequest, seconds: number): Answer {
  const { createRate, retryHint } = service.settings;
  const low = record.route === 'create' && createRate !== 'none' && createRate.burst === 1;
  const rule = low
    ? `Your rate limit for creating predictions is reduced to ${createRate.perMinute} requests per minute with a burst of 1 requests while you have less than $5.0 in credit.`
    : undefined;
  return throttled({ seconds, hint: retryHint, ...(rule !== undefined && { rule }) });
}

function describe(service: Service, record: RecordedRequest): void {
  const found = findRoute(routes, record.method, record.path);
  if (found === undefined) return;
  record.route = found.route.name;
  const { owner, name, id } = found.parameters;
  if (owner !== undefined) record.model = `${owner}/${name}`;
  const job = id === undefined ? undefined : service.jobs.get(id);
  if (job !== undefined)
    Object.assign(record, { prediction: job.id, model: job.model.slug, input: job.input });
  if (record.route === 'create') describeOrder(service, record);
}

function describeOrder(service: Service, record: RecordedRequest): void {
  const body = parseJson(record.body ?? '');
  if (!isJsonObject(body)) return;
  if (isJsonObject(body.input)) record.input = body.input;
  const model = byVersionKey(service, body);
  if (model !== undefined) record.model = model.slug;
}
