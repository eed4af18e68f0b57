import type { Provenance } from '../clips/provenance.js';
import type { JsonValue } from '../json.js';
import { isJsonObject } from '../models/model-schema.js';

/** The prompt that a clip says it was made from; of a film, that of the last part that has one. */
export function ownPrompt(provenance: Provenance | undefined): string | undefined {
  if (provenance === undefined) return undefined;
  return provenance.prompt ?? promptIn(provenance.input);
}

function promptIn(input: JsonValue | undefined): string | undefined {
  if (!isJsonObject(input) || !Array.isArray(input.sources)) return undefined;
  const prompts = input.sources.flatMap((source: JsonValue) => {
    const provenance = isJsonObject(source) ? source.provenance : undefined;
    if (!isJsonObject(provenance)) return [];
    const prompt = typeof provenance.prompt === 'string' ? provenance.prompt : promptIn(provenance.input);
    return prompt === undefined ? [] : [prompt];
  });
  return prompts.at(-1);
}
