import type { JsonObject } from '../../json.js';

/** A question to a language model, whoever runs it. */
export interface LanguageQuestion {
  /** What it is to do, and how. */
  readonly system: string;
  /** What it is to do that with. */
  readonly user: string;
  /** JSON Schema of the answer; a name for it where one is needed. */
  readonly schema: { readonly name: string; readonly definition: JsonObject };
}
