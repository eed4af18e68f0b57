import type { JsonObject, JsonValue } from '../../../src/domain/json.js';

/** The same text for the same value, whatever the order of its keys. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${entries.join(',')}}`;
}

/** Whether every key of `part` stands in `whole` with the same value; objects inside are compared in the same way. */
export function includesJson(whole: JsonValue | undefined, part: JsonValue): boolean {
  if (whole === undefined) return false;
  if (!isJsonObject(part)) return canonicalJson(whole) === canonicalJson(part);
  if (!isJsonObject(whole)) return false;
  return Object.entries(part).every(([key, value]) => includesJson(whole[key], value));
}

/** Whether a value is a JSON object, not a list or null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text, undefined when it is none. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
