import type { DraftScript } from '../script-format.js';
import { readFrontMatter } from './front-matter.js';
import { readHeadKeys } from './head-keys.js';
import { TextReader } from './read-text-lines.js';
import { ScriptBuilder } from './script-builder.js';
import { surveyLabels } from './survey-labels.js';
import { textLines } from './text-line.js';
import { withoutStamps } from './time-stamps.js';

/** Plain text and 대본: front matter or keys at its head, then lines. */
export function readTextScript(text: string): DraftScript {
  const front = readFrontMatter(text);
  const plain = withoutStamps(textLines(front.body, front.firstLine));
  const head = readHeadKeys(plain.lines);
  const builder = new ScriptBuilder();
  new TextReader(builder, surveyLabels(head.lines)).readAll(head.lines);
  const title = front.title ?? head.title;
  return {
    wishes: { ...head.wishes, ...front.wishes },
    scenes: builder.scenes(),
    adjustments: [...front.adjustments, ...plain.adjustments],
    ...(title === undefined ? {} : { title }),
  };
}
