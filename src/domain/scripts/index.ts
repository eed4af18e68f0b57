import { fountain } from './fountain.js';
import { json } from './json.js';
import { korean } from './korean.js';
import { markdown } from './markdown.js';
import { plainText } from './plain-text.js';
import type { ScriptFormat } from './script-format.js';
import { subRip } from './sub-rip.js';
import { webVtt } from './web-vtt.js';
import { yaml } from './yaml.js';

/** Every format of scripts; where a text looks like several, the first of them is taken. */
export const scriptFormats: readonly ScriptFormat[] = [
  webVtt,
  subRip,
  json,
  yaml,
  fountain,
  korean,
  markdown,
  plainText,
];
