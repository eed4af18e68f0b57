import { findJsonError } from '../config/json-syntax.js';
import { scriptError } from './script-error.js';
import type { ScriptFormat } from './script-format.js';
import { readSceneList } from './text/read-scene-list.js';

/** A list of scenes as JSON (RFC 8259). */
export const json: ScriptFormat = {
  name: 'json',
  title: 'JSON scene list',
  extensions: ['json'],
  looksLike: (head) => /^\s*(?:\[\s*["{]|\{\s*["}])/.test(head),
  parse(text) {
    if (!isJson(text)) throw syntaxError(text);
    return readSceneList(text);
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function syntaxError(text: string) {
  const { offset, expected } = findJsonError(text) ?? { offset: 0, expected: 'JSON' };
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const [got = ''] = /^\S{1,20}/.exec(text.slice(offset)) ?? [];
  const found = got === '' ? 'the text ends' : `there is \`${got.replaceAll('`', "'")}\``;
  return scriptError(`Expected ${expected}, but ${found}`, { line: before.length, column });
}
