import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { clipShapeOf } from './clip-shape.js';
import { createDeliveredFile, type DeliveredFile } from './delivered-file.js';
import { newDeliveryKey, newId } from './ids.js';
import { createdMs, type Job, type ResolvedScenario } from './job.js';
import type { ShelfModel } from './model-shelf.js';
import { matchesOrder } from './order-match.js';
import type { RecordedRequest } from './request-log.js';
import type { Service } from './service.js';

/** A create that has passed every check. */
export interface Order {
  readonly model: ShelfModel;
  readonly input: JsonObject;
  readonly cancelAfterMs?: number;
  readonly record: RecordedRequest;
}

/** Takes an order: from here on it is paid for. */
export function acceptOrder(service: Service, order: Order): Job {
  const { model, input, record } = order;
  const id = newId();
  const scenario = resolveScenario(service, order);
  const job: Job = {
    id,
    model,
    input,
    shownInput: shownInput(service, input),
    createdMicros: service.nextMicros(),
    scenario,
    files: planFiles(service, order, { id, scenario }),
    ...(order.cancelAfterMs !== undefined && { cancelAfterMs: order.cancelAfterMs }),
  };
  service.jobs.set(id, job);
  service.ledger.record({
    id,
    model: model.slug,
    version: model.version,
    input,
    headers: record.headers,
    atMs: createdMs(job),
    request: record.index,
  });
  record.prediction = id;
  return job;
}

function resolveScenario(service: Service, { model, input }: Order): ResolvedScenario {
  const { queueMs, runMs } = service.settings;
  const scripted = service.scenarios.take((match) => matchesOrder(match, model, input)) ?? {};
  const lost = lostUpload(service, input);
  const scenario = { queueMs, runMs, ending: 'succeeded' as const, ...scripted };
  if (lost === undefined) return scenario;
  return { ...scenario, ending: 'failed', error: `Prediction failed: 404 Not Found for url: ${lost}` };
}

/** The first input that names an upload which the service does not hold. */
function lostUpload(service: Service, input: JsonObject): string | undefined {
  const prefix = `${service.apiUrl}/v1/files/`;
  const own = strings(input).filter((text) => text.startsWith(prefix));
  return own.find((text) => service.upload(text.slice(prefix.length)) === undefined);
}

function strings(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function planFiles(
  service: Service,
  { model, input }: Order,
  plan: { readonly id: string; readonly scenario: ResolvedScenario },
): readonly DeliveredFile[] {
  const { scenario, id } = plan;
  if (model.output === 'tokens' || model.output === 'value') return [];
  const count = scenario.files ?? scenario.fileNames?.length ?? 1;
  const shape = { ...clipShapeOf(model, input), ...scenario.clip };
  const extension = { video: 'mp4', gif: 'gif', audio: 'wav' }[shape.kind];
  const files = Array.from({ length: count }, (_, index) => {
    const usual = count === 1 ? `output.${extension}` : `out-${index}.${extension}`;
    const path = `/xezq/${newDeliveryKey()}/${scenario.fileNames?.[index] ?? usual}`;
    const place = { path, jobId: id, serves: scenario.serves ?? 'media' };
    return createDeliveredFile(place, { clips: service.clips, shape });
  });
  // A client asks for the path as URLs are normalised: a name with dots in it may stand for another place.
  for (const file of files) service.files.set(new URL(file.path, service.deliveryUrl).pathname, file);
  return files;
}

function shownInput(service: Service, input: JsonObject): JsonObject {
  if (service.settings.shownDataUrls === 'as-sent') return input;
  const entries = Object.entries(input).map(([name, value]) => {
    const replaced = typeof value === 'string' && value.startsWith('data:');
    return [name, replaced ? `${service.deliveryUrl}/pbxt/${newDeliveryKey()}/input` : value];
  });
  return Object.fromEntries(entries);
}
