import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { AivideoError } from '../../errors.js';
import { type ScriptPlace, scriptError } from '../script-error.js';

/** A YAML text as a value, with the place of each part. */
export interface YamlValue {
  readonly value: unknown;
  /** Of the part, or of the nearest thing around it that is written; of a key when `ofKey` is set. */
  place(path: readonly (string | number)[], options?: { readonly ofKey?: boolean }): ScriptPlace;
}

/**
 * Reads YAML 1.2, of which JSON is a part; its first line is line `first` of the file. Errors: `script-invalid` with
 * line and column for what is no YAML, and for aliases that stand for much more than they are written with.
 */
export function readYaml(text: string, first = 1): YamlValue {
  try {
    return read(text, first);
  } catch (error) {
    if (error instanceof AivideoError) throw error;
    const reason = error instanceof RangeError ? 'It is nested too deeply' : sentence(error);
    throw scriptError(reason, { line: first, column: 1 });
  }
}

function read(text: string, first: number): YamlValue {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const at = (offset: number): ScriptPlace => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + first - 1, column: Math.max(1, col) };
  };
  const [broken] = document.errors;
  if (broken !== undefined) throw scriptError(sentence(broken), at(broken.pos[0]));
  // The library compares each key with each: the time for that grows with their square.
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          throw scriptError(`Key \`${key.value}\` is there twice`, at(key.range?.[0] ?? 0));
        seen.add(key.value);
      }
    },
  });
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    place(path, { ofKey = false } = {}) {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
        const key = ofKey && depth > 0 ? keyNode(document, path.slice(0, depth)) : undefined;
        const found = key ?? node;
        if (isNode(found) && found.range) return at(found.range[0]);
      }
      return at(0);
    },
  };
}

interface Holder {
  readonly contents: unknown;
  getIn(path: Iterable<unknown>, keepScalar: boolean): unknown;
}

function keyNode(document: Holder, path: readonly (string | number)[]): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const name = path.at(-1);
  return parent.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === name)?.key;
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : 'It can not be read';
  const line = (message.split('\n')[0] ?? '').replace(/[.:]$/, '').replace(/ at line \d+, column \d+$/, '');
  return line.charAt(0).toUpperCase() + line.slice(1);
}
