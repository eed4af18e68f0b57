import type { JsonObject, JsonValue } from '../../../../src/domain/json.js';
import { acceptOrder } from '../accept-order.js';
import { type Answer, jsonAnswer } from '../answer.js';
import { isJsonObject, parseJson } from '../canonical-json.js';
import { parseCancelAfter, parsePreferWait } from '../durations.js';
import { checkInput, requiredField, unknownField, wrongType } from '../input-check.js';
import type { Job } from '../job.js';
import { isTerminal, stateAt } from '../lifecycle.js';
import type { ShelfModel } from '../model-shelf.js';
import { newPredictionBody, predictionBody } from '../prediction-body.js';
import { badRequest, type InvalidField, inputInvalid, notFound, versionInvalid } from '../refusals.js';
import type { ApiCall, Route } from '../route.js';
import type { Service } from '../service.js';
import { watchForWebhooks } from '../webhooks.js';

const commonKeys = ['input', 'webhook', 'webhook_events_filter', 'stream'];

/** The two ways to create a prediction. */
export const createRoutes: readonly Route[] = [
  {
    name: 'create',
    method: 'POST',
    pattern: '/v1/predictions',
    answer: (call) =>
      create(call, { keys: ['version', ...commonKeys], required: ['version', 'input'], find: byVersionKey }),
  },
  {
    name: 'create',
    method: 'POST',
    pattern: '/v1/models/:owner/:name/predictions',
    answer: (call) => {
      const model = call.service.shelf.bySlug(`${call.parameters.owner}/${call.parameters.name}`);
      // Community models are not known under this path, whatever is sent.
      if (model === undefined || !model.official) return notFound();
      return create(call, { keys: commonKeys, required: ['input'], find: () => model });
    },
  },
];

/** The model that the body of a create asks for. */
export function byVersionKey(service: Service, body: JsonObject): ShelfModel | undefined {
  return typeof body.version === 'string' ? service.shelf.byReference(body.version) : undefined;
}

interface BodyForm {
  readonly keys: readonly string[];
  readonly required: readonly string[];
  readonly find: (service: Service, body: JsonObject) => ShelfModel | undefined;
}

interface Headers {
  readonly waitSeconds?: number;
  readonly cancelAfterMs?: number;
}

async function create(call: ApiCall, form: BodyForm): Promise<Answer> {
  const { service } = call;
  const headers = readHeaders(call);
  if (typeof headers === 'string') return badRequest(headers);
  const body = parseJson(Buffer.from(call.body).toString('utf8'));
  if (body === undefined) return badRequest('Failed to parse request body as JSON: EOF');
  const misfits = checkBody(body, form);
  if (misfits.length > 0 || !isJsonObject(body) || !isJsonObject(body.input)) return inputInvalid(misfits);
  const model = form.find(service, body);
  if (model === undefined) return versionInvalid();
  const refuseUnknown = service.settings.unknownInputs === 'refuse';
  const invalid = checkInput(model.openapiSchema, body.input, { refuseUnknown });
  if (invalid.length > 0) return inputInvalid(invalid);
  const { cancelAfterMs, waitSeconds } = headers;
  const order = { model, input: body.input, record: call.record };
  const job = acceptOrder(service, { ...order, ...(cancelAfterMs !== undefined && { cancelAfterMs }) });
  watchForWebhooks(service, job, body);
  const location = `${service.apiUrl}/v1/predictions/${job.id}`;
  if (waitSeconds === undefined) return jsonAnswer(201, newPredictionBody(service, job), { location });
  const ended = await waitForEnd(call, job, waitSeconds);
  return jsonAnswer(ended ? 201 : 202, predictionBody(service, job), { location });
}

function readHeaders({ record }: ApiCall): Headers | string {
  const { prefer, 'cancel-after': cancelAfter } = record.headers;
  const waitSeconds = typeof prefer === 'string' ? parsePreferWait(prefer) : undefined;
  if (prefer !== undefined && waitSeconds === undefined) return `Invalid Prefer header: ${prefer}`;
  const cancelSeconds = typeof cancelAfter === 'string' ? parseCancelAfter(cancelAfter) : undefined;
  if (cancelAfter !== undefined && cancelSeconds === undefined) {
    return `Invalid Cancel-After header: ${cancelAfter}`;
  }
  return {
    ...(waitSeconds !== undefined && { waitSeconds: Math.min(60, waitSeconds) }),
    ...(cancelSeconds !== undefined && { cancelAfterMs: cancelSeconds * 1000 }),
  };
}

function checkBody(body: JsonValue, form: BodyForm): readonly InvalidField[] {
  if (!isJsonObject(body)) return [wrongType('', 'object', body)];
  const missing = form.required.filter((key) => body[key] === undefined);
  const unknown = Object.keys(body).filter((key) => !form.keys.includes(key));
  const types = { input: 'object', version: 'string', webhook: 'string', webhook_events_filter: 'array' };
  const mistyped = Object.entries(types).flatMap(([key, type]) => {
    const value = body[key];
    return value === undefined || typeName(value) === type ? [] : [wrongType(key, type, value)];
  });
  return [
    ...missing.map((key) => requiredField('', key)),
    ...unknown.map((key) => unknownField('', key)),
    ...mistyped,
  ];
}

function typeName(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

/** Holds the request open until the job has ended (true) or the time is up (false). */
async function waitForEnd({ service, gone }: ApiCall, job: Job, seconds: number): Promise<boolean> {
  const untilMs = service.clock.now() + seconds * 1000;
  for (;;) {
    const now = service.clock.now();
    if (isTerminal(stateAt(job, now))) return true;
    if (now >= untilMs) return false;
    await Promise.race([nextLook(), gone]);
  }
}

/** The state follows from the clock, which tests may advance: looking again is the simplest way to notice. */
function nextLook(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
