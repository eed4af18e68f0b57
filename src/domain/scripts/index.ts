import { korean } from './korean.js';
import { markdown } from './markdown.js';
import { plainText } from './plain-text.js';
import type { ScriptFormat } from './script-format.js';

/** Every format of scripts; where a text looks like several, the first of them is taken. */
export const scriptFormats: readonly ScriptFormat[] = [korean, markdown, plainText];
