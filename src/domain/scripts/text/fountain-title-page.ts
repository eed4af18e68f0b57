import type { ScriptWishes } from '../script.js';
import { scriptError } from '../script-error.js';
import type { FountainLine } from './fountain-lines.js';
import { headKey, headKeys, headSchema, takeHead } from './wishes.js';

const pageKeys =
  /^(?:title|credit|authors?|source|notes?|draft ?date|date|contact|copyright|revision|style|aspect|format)$/i;

/**
 * Takes the title page off: `Key: value` down to the first empty line, values also indented on lines of their own. Its
 * keys are those of Fountain, and those of front matter. Errors: `script-invalid` with the line.
 */
export function readTitlePage(lines: readonly FountainLine[]): {
  readonly title?: string;
  readonly wishes: ScriptWishes;
  readonly lines: readonly FountainLine[];
} {
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  const [, first = ''] = /^([^:]{1,30}):/.exec(lines[start]?.text ?? '') ?? [];
  if (start === -1 || !(pageKeys.test(first) || headKeys.includes(headKey(first.toLowerCase()))))
    return { wishes: {}, lines };
  const found = new Map<string, { value: string; line: number }>();
  let next = start;
  let key = '';
  for (; next < lines.length; next += 1) {
    const { text, number } = lines[next] ?? { text: '', number: 0 };
    if (text.trim() === '') break;
    const [, name, value = ''] = /^(\S[^:]{0,29}):\s*(.*)$/.exec(text) ?? [];
    if (name === undefined && !/^\s/.test(text)) break;
    if (name !== undefined) key = headKey(name.toLowerCase());
    const before = name === undefined ? found.get(key)?.value : undefined;
    const words = (name === undefined ? text : value).trim();
    found.set(key, { value: before ? `${before} ${words}` : words, line: number });
  }
  return { ...takeHead(check(found)), lines: lines.slice(next) };
}

function check(found: ReadonlyMap<string, { readonly value: string; readonly line: number }>) {
  const known = [...found].filter(([key, { value }]) => headKeys.includes(key) && value !== '');
  const values = known.map(([key, { value }]) => [key, value.replace(/[*_]/g, '').slice(0, 1000)]);
  const outcome = headSchema.safeParse(Object.fromEntries(values));
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  const key = String(issue?.path[0] ?? '');
  throw scriptError(`Key \`${key}\` ${issue?.message}, got \`${found.get(key)?.value}\``, {
    line: found.get(key)?.line ?? 1,
  });
}
