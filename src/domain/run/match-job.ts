import { canonicalJson } from '../canonical-json.js';
import type { JsonObject, JsonValue } from '../json.js';

/** A call whose answer was never seen. */
export interface Intent {
  /** `owner/name` or `owner/name:version`. */
  readonly modelRef: string;
  /** Files sent inside the request stand as `@path`. */
  readonly input: JsonObject;
}

/** A job that a provider lists. */
export interface ListedJob {
  readonly model?: string;
  readonly version?: string;
  readonly input?: JsonObject;
}

/** Whether a listed job is what an intent may have started: same model, same version where both are known, same input. */
export function matchesIntent(intent: Intent, job: ListedJob): boolean {
  const [model, version] = intent.modelRef.split(':');
  if (job.model !== undefined && job.model.toLowerCase() !== model?.toLowerCase()) return false;
  if (
    version !== undefined &&
    job.version !== undefined &&
    job.version !== 'hidden' &&
    job.version !== version
  )
    return false;
  return job.input !== undefined && sameInput(intent.input, job.input);
}

/** A file sent inside the request is data, or an address of the provider's own, there and a name in the journal. */
function sameInput(sent: JsonObject, listed: JsonObject): boolean {
  const inline = Object.keys(sent).filter((key) => isFileName(sent[key]) && isAddress(listed[key]));
  const without = (input: JsonObject) =>
    canonicalJson(Object.fromEntries(Object.entries(input).filter(([key]) => !inline.includes(key))));
  return without(sent) === without(listed);
}

function isFileName(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith('@');
}

function isAddress(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && /^(data|https?):/i.test(value);
}
