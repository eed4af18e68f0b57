import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const problemSchema = z.object({
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  retry_after: z.unknown().optional(),
  invalid_fields: z.array(z.unknown()).optional().catch(undefined),
});

const invalidFieldSchema = z.object({
  type: z.string().catch('invalid'),
  field: z.string().catch('input'),
  description: z.string().catch(''),
});

/** One input that the model does not take. */
export interface InvalidField {
  /** The model's input name, without `input.` before it. */
  readonly field: string;
  /** `enum`, `required`, `additional_property_not_allowed`, ... */
  readonly type: string;
  readonly description: string;
}

/** What the body of an error answer says. */
export interface Problem {
  readonly title: string;
  /** In the server's words, one line; '' when it has none, as in a page of HTML. */
  readonly says: string;
  readonly isHtml: boolean;
  readonly retryAfter: unknown;
  readonly invalid: readonly InvalidField[];
}

/** Reads the body of an error answer: JSON with `detail`, mostly, but proxies answer too. */
export function parseProblem(body: string): Problem {
  const json = problemSchema.safeParse(parseJson(body));
  if (!json.success) {
    const isHtml = body.trimStart().startsWith('<');
    return { title: '', says: isHtml ? '' : oneLine(body), isHtml, retryAfter: undefined, invalid: [] };
  }
  const { title = '', detail = title, retry_after, invalid_fields = [] } = json.data;
  return {
    title,
    says: oneLine(detail),
    isHtml: false,
    retryAfter: retry_after,
    invalid: invalid_fields.flatMap(parseInvalidField),
  };
}

/** The value of a JSON text, undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseInvalidField(entry: unknown): readonly InvalidField[] {
  const parsed = invalidFieldSchema.safeParse(entry);
  if (!parsed.success) return [];
  const { field, type, description } = parsed.data;
  return [{ field: field.replace(/^input\./, ''), type, description: oneLine(description) }];
}

/** A server's words as part of a message: no control characters, one line, no full stop, at most 500 characters. */
function oneLine(text: string): string {
  const line = stripVTControlCharacters(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}
