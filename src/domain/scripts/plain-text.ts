import type { ScriptFormat } from './script-format.js';
import { readTextScript } from './text/read-text-script.js';

/** Words as they come: paragraphs, with or without headings, rules, marks and names. What no other format wants. */
export const plainText: ScriptFormat = {
  name: 'text',
  title: 'plain text',
  extensions: ['txt', 'text'],
  looksLike: () => false,
  parse: readTextScript,
};
