/** Any value that JSON can carry. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object with values of any JSON kind. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
