import stringWidth from 'string-width';
import * as z from 'zod';
import type { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import { errorRecord } from '../../workflows/runs/error-record.js';
import { exitCodes } from '../exit-codes.js';
import { hintsFor } from './hints.js';

/** Colours for the parts of an error; the identity functions give plain text. */
export interface ErrorPaint {
  red(text: string): string;
  cyan(text: string): string;
  dim(text: string): string;
}

/** The error as people read it: a sentence, the chain of causes, a blank line, hints. Ends with a line end. */
export function errorText(
  error: AivideoError,
  paint: ErrorPaint,
  options: { readonly stack: boolean } = { stack: false },
): string {
  const { causes } = errorRecord(error);
  const hints = hintsFor(error);
  const lines = [
    `${paint.red('error:')} ${error.message}`,
    ...markedLines(error, paint),
    ...(causes.length === 0 ? [] : ['', 'Caused by:', ...causes.map((cause) => `  ${cause}`)]),
    ...(hints.length === 0 ? [] : ['', ...hints.map((hint) => `${paint.cyan('hint:')} ${hint}`)]),
    ...(options.stack ? ['', paint.dim(stackOf(error))] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The text that the error speaks of, with a caret below the place: `details.mark`. */
function markedLines(error: AivideoError, paint: ErrorPaint): readonly string[] {
  const mark = markSchema.safeParse(error.details.mark).data;
  if (mark === undefined) return [];
  const before = stringWidth(mark.text.slice(0, mark.at));
  return ['', `  ${mark.text}`, `  ${' '.repeat(before)}${paint.red('^')}`];
}

const markSchema = z.object({ text: z.string(), at: z.int().min(0) });

/** The error as machines read it. */
export function errorJson(error: AivideoError): JsonObject {
  const record = errorRecord(error);
  return {
    code: record.code,
    message: record.message,
    exitCode: exitCodes[error.code],
    retryable: record.retryable,
    causes: record.causes,
    hints: hintsFor(error),
    details: record.details,
  };
}

/** The stacks of the error and of everything underneath it. */
export function stackOf(error: Error): string {
  const stacks: string[] = [];
  let current: unknown = error;
  while (current instanceof Error && stacks.length < 8) {
    stacks.push(current.stack ?? String(current));
    current = current.cause;
  }
  return stacks.join('\ncaused by ');
}
