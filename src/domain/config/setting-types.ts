import * as z from 'zod';
import { isBaseUrl, normalizeBaseUrl } from './base-url.js';
import { isTokenShaped, trimToken } from './token-shape.js';

/** Text that is not empty. */
export function text() {
  return z.string({ error: 'be text' }).min(1, { error: 'not be empty' });
}

/** A whole number within limits. */
export function wholeNumber(minimum: number, maximum: number) {
  const range = { error: `be between ${minimum} and ${maximum}` };
  return z
    .int({ error: `be a whole number between ${minimum} and ${maximum}` })
    .min(minimum, range)
    .max(maximum, range);
}

/** A number within limits. */
export function number(minimum: number, maximum: number) {
  const range = { error: `be between ${minimum} and ${maximum}` };
  return z
    .number({ error: `be a number between ${minimum} and ${maximum}` })
    .min(minimum, range)
    .max(maximum, range);
}

/** What a model's own input can be set to. Not deeper: a file with aliases could otherwise grow without end. */
export function modelInputValue() {
  const scalar = z.union([z.string(), z.number(), z.boolean()]);
  return z.union([scalar, z.array(scalar)], {
    error: 'be text, a number, `true`, `false` or a list of these',
  });
}

/** The words for a value that is no object; an unknown key inside keeps its own message. */
export function keysError(issue: { readonly code?: string | undefined }): string | undefined {
  return issue.code === 'invalid_type' ? 'be a list of keys and values' : undefined;
}

/** The address of an API that secrets are sent to. */
export function apiAddress() {
  return z.string({ error: 'be an address' }).overwrite(normalizeBaseUrl).refine(isBaseUrl, {
    error: 'be an https address without user name, query or fragment (http for this machine only)',
  });
}

/** A token or key: one word; `noun` is what the message calls it. */
export function secretWord(noun: 'token' | 'key') {
  return z
    .string({ error: 'be text' })
    .overwrite(trimToken)
    .refine(isTokenShaped, {
      error: `be one word, but holds white space or characters that no ${noun} has`,
    });
}
