import { canonicalJson } from '../canonical-json.js';
import type { JsonObject } from '../json.js';

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

/** A file sent inside the request is data at the provider and a name in the journal; everything else is the same. */
function sameInput(sent: JsonObject, listed: JsonObject): boolean {
  const inline = Object.keys(sent).filter((key) => String(sent[key]).startsWith('@'));
  const without = (input: JsonObject) =>
    canonicalJson(Object.fromEntries(Object.entries(input).filter(([key]) => !inline.includes(key))));
  return inline.every((key) => typeof listed[key] === 'string') && without(sent) === without(listed);
}
