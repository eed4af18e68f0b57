import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { isoMicros } from './clock.js';
import { createdMs, type Job } from './job.js';
import { isTerminal, type JobState, stateAt } from './lifecycle.js';
import { progressLog } from './progress-log.js';
import type { Service } from './service.js';
import { replyTokens } from './token-output.js';

/** A prediction as the service describes it at this moment. */
export function predictionBody(service: Service, job: Job): JsonObject {
  return describeJob(service, job, stateAt(job, service.clock.now()));
}

/** A prediction as the answer to its create describes it, however short it is: it has only begun to exist. */
export function newPredictionBody(service: Service, job: Job): JsonObject {
  return describeJob(service, job, { status: 'starting' });
}

function describeJob(service: Service, job: Job, state: JobState): JsonObject {
  const removed = service.dataRemoved(job);
  const body: JsonObject = {
    id: job.id,
    model: job.model.slug,
    version: job.model.official ? 'hidden' : job.model.version,
    input: removed ? {} : job.shownInput,
    logs: removed ? '' : logsAt(job, state),
    output: removed ? null : outputAt(service, job, state),
    data_removed: removed,
    error: 'error' in state ? (state.error ?? null) : null,
    source: 'api',
    status: state.status,
    ...timesOf(job, state),
    ...(job.cancelAfterMs !== undefined && { deadline: isoMs(createdMs(job) + job.cancelAfterMs) }),
    metrics: metricsOf(job, state),
    urls: urlsOf(service, job),
    ...service.settings.extraFields,
    ...job.scenario.fields,
  };
  const omitted = job.scenario.omit ?? [];
  return Object.fromEntries(Object.entries(body).filter(([name]) => !omitted.includes(name)));
}

/** The prediction's `output` at a state. */
export function outputAt(service: Service, job: Job, state: JobState): JsonValue {
  const { output } = job.scenario;
  if (job.model.output === 'tokens' && output === undefined) return tokensAt(job, state);
  if (state.status !== 'succeeded') return null;
  if (output !== undefined) return output;
  const urls = job.files.map((file) => service.deliveryUrl + file.path);
  const shape = job.scenario.shape ?? (job.model.output === 'files' || urls.length > 1 ? 'list' : 'one');
  return shape === 'list' ? urls : (urls[0] ?? null);
}

/** The prediction's `logs` at a state. */
export function logsAt(job: Job, state: JobState): string {
  if (state.status === 'starting' || job.scenario.logs === 'none') return '';
  if (isTerminal(state) && state.startedMs === undefined) return '';
  if (typeof job.scenario.logs === 'object') return job.scenario.logs.text;
  const { input } = job;
  const steps = [input.num_inference_steps, input.steps, input.infer_steps, input.sample_steps];
  return progressLog({
    fraction: state.fraction,
    steps: steps.find((value) => typeof value === 'number') ?? 50,
    totalSeconds: job.scenario.predictSeconds ?? job.scenario.runMs / 1000,
    seed: typeof input.seed === 'number' ? input.seed : job.createdMicros % 65_536,
  });
}

function tokensAt(job: Job, state: JobState): JsonValue {
  if (state.status === 'starting' || state.status === 'failed') return null;
  const tokens = replyTokens(job.input);
  return tokens.slice(0, Math.floor(tokens.length * state.fraction));
}

function timesOf(job: Job, state: JobState): JsonObject {
  const started = 'startedMs' in state ? state.startedMs : undefined;
  return {
    created_at: isoMicros(job.createdMicros),
    ...(started !== undefined && { started_at: isoMs(started) }),
    ...(isTerminal(state) && { completed_at: isoMs(state.completedMs) }),
  };
}

/** Nothing while it waits or runs; the time it ran, without the queue, when it has ended. */
function metricsOf(job: Job, state: JobState): JsonObject {
  if (!isTerminal(state)) return {};
  const totalSeconds = (state.completedMs - createdMs(job)) / 1000;
  if (state.startedMs === undefined) return { total_time: totalSeconds };
  const ranSeconds = (state.completedMs - state.startedMs) / 1000;
  const { predictSeconds, runMs } = job.scenario;
  const scale = predictSeconds === undefined ? 1 : predictSeconds / (runMs / 1000);
  const predictTime = ranSeconds * scale;
  return { predict_time: predictTime, total_time: totalSeconds - ranSeconds + predictTime };
}

function urlsOf(service: Service, job: Job): JsonObject {
  const own = `${service.apiUrl}/v1/predictions/${job.id}`;
  return {
    get: own,
    cancel: `${own}/cancel`,
    web: `https://replicate.com/p/${job.id}`,
    ...(job.model.output === 'tokens' && { stream: `${own}/stream` }),
  };
}

function isoMs(ms: number): string {
  return isoMicros(Math.round(ms * 1000));
}
