import { z } from 'zod';
import type { JsonObject } from '../../../domain/json.js';

/** A prediction's id ends up in paths: anything with a slash or a dot in it is none. */
const jobIdPattern = /^[A-Za-z0-9_-]{1,128}$/;

const optionalText = z.string().optional().catch(undefined);
const optionalNumber = z.number().nonnegative().optional().catch(undefined);

/**
 * What aivideo needs of a prediction. Only the id and the status must be there; what is missing, null or odd in
 * the rest counts as not said. Source: the `schemas_prediction_response` of the service's OpenAPI description.
 */
export const predictionSchema = z.object({
  id: z.string().regex(jobIdPattern),
  status: z.string(),
  model: optionalText,
  version: optionalText,
  input: z.custom<JsonObject>(isObject).optional().catch(undefined),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: optionalText,
  data_removed: z.boolean().optional().catch(undefined),
  created_at: optionalText,
  started_at: optionalText,
  completed_at: optionalText,
  deadline: optionalText,
  metrics: z.object({ predict_time: optionalNumber, total_time: optionalNumber }).optional().catch(undefined),
  urls: z.object({ get: optionalText, cancel: optionalText }).optional().catch(undefined),
});

export type Prediction = z.infer<typeof predictionSchema>;

/** Whether a text can be the id of a job. */
export function isJobId(text: string): boolean {
  return jobIdPattern.test(text);
}

/** Milliseconds since 1970 of an ISO 8601 time or an HTTP date; undefined when it is absent or none. */
export function parseTime(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
