import type { Adjustment } from '../../adjustment.js';
import { nearestKey } from '../../config/nearest-key.js';
import { plainValue, shownValue } from '../../config/shown-value.js';
import type { ScriptWishes } from '../script.js';
import { scriptError } from '../script-error.js';
import { readYaml, type YamlValue } from './read-yaml.js';
import { headKey, headKeys, headSchema, takeHead } from './wishes.js';

/** What stands between `---` and `---` at the head of a text, and the rest of it. */
export interface FrontMatter {
  readonly title?: string;
  readonly wishes: ScriptWishes;
  readonly body: string;
  /** Line of the file on which `body` begins, from 1. */
  readonly firstLine: number;
  readonly adjustments: readonly Adjustment[];
}

/**
 * Reads front matter (YAML). A key that is unknown but near to one that is known is taken for a slip; others, such
 * as `date` and `tags`, are left out and said. Errors: `script-invalid` with line and column.
 */
export function readFrontMatter(text: string): FrontMatter {
  const none = { wishes: {}, body: text, firstLine: 1, adjustments: [] };
  const [head, yaml = ''] =
    /^\s*---[ \t]*\n((?:(?!---[ \t]*(?:\n|$)).*\n){0,200})---[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (head === undefined || !/^[ \t]*[\p{L}_$][\p{L}\p{N}_ -]*:(?:\s|$)/mu.test(yaml)) return none;
  const yamlLine = head.slice(0, head.indexOf('---')).split('\n').length + 1;
  const read = readYaml(yaml, yamlLine);
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) return none;
  const { known, adjustments } = sortKeys(Object.entries(read.value), read);
  return {
    ...takeHead(checkHead(known, read)),
    body: text.slice(head.length),
    firstLine: head.split('\n').length,
    adjustments,
  };
}

interface SortedKeys {
  /** By their right names. */
  readonly known: ReadonlyMap<string, { readonly written: string; readonly value: unknown }>;
  readonly adjustments: readonly Adjustment[];
}

function sortKeys(entries: readonly (readonly [string, unknown])[], read: YamlValue): SortedKeys {
  const known = new Map<string, { written: string; value: unknown }>();
  const adjustments: Adjustment[] = [];
  for (const [written, value] of entries) {
    const key = headKey(written);
    const near = headKeys.includes(key) ? key : (nearestKey(key, headKeys) ?? anagram(key));
    if (near !== undefined && near !== key)
      throw scriptError(
        `Front matter key \`${written}\` is unknown; the nearest key is \`${near}\``,
        read.place([written], { ofKey: true }),
      );
    if (near !== undefined && value !== null) known.set(near, { written, value });
    if (near === undefined)
      adjustments.push({
        option: written,
        kind: 'unsupported',
        asked: plainValue(value),
        reason: `front matter has the keys ${headKeys.join(', ')}`,
      });
  }
  return { known, adjustments };
}

/** `titel`: letters that have changed places count as two differences, which is too many for a short word. */
function anagram(key: string): string | undefined {
  const sorted = (word: string) => [...word.toLowerCase()].sort().join('');
  return headKeys.find((known) => sorted(known) === sorted(key));
}

function checkHead(known: SortedKeys['known'], read: YamlValue) {
  const outcome = headSchema.safeParse(
    Object.fromEntries([...known].map(([key, { value }]) => [key, value])),
  );
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  const key = String(issue?.path[0] ?? '');
  const { written = key, value } = known.get(key) ?? {};
  throw scriptError(
    `Front matter key \`${written}\` ${issue?.message}, got ${shownValue(value)}`,
    read.place([written]),
  );
}
