import type { DraftScript, ScriptFormat } from './script-format.js';
import { addFountainBlock, type FountainPass } from './text/fountain-block.js';
import { type FountainLine, fountainLines } from './text/fountain-lines.js';
import { readTitlePage } from './text/fountain-title-page.js';
import { ScriptBuilder } from './text/script-builder.js';

/** Screenplays: https://fountain.io/syntax, block by block with the lexer of fountain-js. */
export const fountain: ScriptFormat = {
  name: 'fountain',
  title: 'Fountain',
  extensions: ['fountain', 'spmd'],
  looksLike: (head) =>
    /^[ \t]*(?:INT|EXT|EST|INT\.?\/EXT|I\/E)[. ][^\n]*\S[^\n]*\n[ \t]*\n/m.test(head) ||
    /^title:[^\n]*\n(?:[^\n]+\n){0,8}(?:credit|authors?|draft date):/i.test(head),
  parse,
};

function parse(text: string): DraftScript {
  const { title, wishes, lines } = readTitlePage(fountainLines(text));
  const blocks = blocksOf(lines);
  const builder = new ScriptBuilder();
  const pass: FountainPass = {
    builder,
    sectionsAreScenes: !lines.some(({ text }) => isHeading(text)),
    transitions: [],
  };
  for (const block of blocks) addFountainBlock(block, pass);
  const [first, ...others] = pass.transitions;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return {
    wishes,
    scenes: builder.scenes(),
    adjustments:
      first === undefined
        ? []
        : [
            {
              option: 'transitions',
              kind: 'unsupported',
              asked: `${first}${more}`,
              reason: 'choose one for the whole film with `--transition`',
            },
          ],
    ...(title === undefined ? {} : { title }),
  };
}

/** `INT.` and the like, or a line that a dot forces to be one. */
function isHeading(text: string): boolean {
  return /^\s*(?:(?:int|ext|est|i\/e|int\.?\/ext)[. ]|\.[^.\s])/i.test(text);
}

/** Headings, sections, synopses and page breaks are one line, though writers forget the empty one after it. */
function standsAlone(text: string): boolean {
  return isHeading(text) || /^\s*[#=]/.test(text);
}

/** Lines that stand together. */
function blocksOf(lines: readonly FountainLine[]): readonly (readonly FountainLine[])[] {
  const blocks: FountainLine[][] = [];
  let open: FountainLine[] | undefined;
  for (const line of lines) {
    const isEmpty = line.text.trim() === '' && line.text !== '  ';
    if (isEmpty) open = undefined;
    else if (open === undefined || (open.length === 1 && standsAlone(open[0]?.text ?? ''))) {
      open = [line];
      blocks.push(open);
    } else open.push(line);
  }
  return blocks;
}
