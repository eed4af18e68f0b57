import type { Adjustment } from '../adjustment.js';
import type { DraftScript, ScriptFormat } from './script-format.js';
import { readFrontMatter } from './text/front-matter.js';
import { labelMeaning } from './text/labels.js';
import { type MarkdownBlock, readBlocks } from './text/markdown-blocks.js';
import { plainInline } from './text/markdown-inline.js';
import { mayBeName, readLabel } from './text/read-label.js';
import { TextReader } from './text/read-text-lines.js';
import { isRule, readSceneHeading } from './text/scene-heading.js';
import { ScriptBuilder } from './text/script-builder.js';
import { surveyLabels } from './text/survey-labels.js';
import type { TextLine } from './text/text-line.js';

/** Markdown (https://spec.commonmark.org): headings and rules begin scenes, text and lists are heard. */
export const markdown: ScriptFormat = {
  name: 'markdown',
  title: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  looksLike: (head) =>
    /^\s*---[ \t]*\n[\s\S]{1,2000}?\n---[ \t]*\n/.test(head) ||
    /^#{1,6}[ \t]+\S/m.test(head) ||
    (head.match(/\*\*[^*\n]+\*\*|^!\[|\]\(https?:/gm)?.length ?? 0) >= 2,
  parse,
};

/** A block with its lines as text scripts have them. */
type ReadBlock =
  | Exclude<MarkdownBlock, { kind: 'text' }>
  | { readonly kind: 'lines'; readonly lines: readonly TextLine[] };

function parse(text: string): DraftScript {
  const front = readFrontMatter(text);
  const blocks = readBlocks(front.body, front.firstLine).map(withLines);
  const titleBlock = front.title === undefined ? titleOf(blocks) : undefined;
  const builder = new ScriptBuilder();
  const reader = new TextReader(
    builder,
    surveyLabels(blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : []))),
  );
  for (const block of blocks) if (block !== titleBlock) readBlock(reader, block);
  const title = front.title ?? titleBlock?.text;
  return {
    wishes: front.wishes,
    scenes: builder.scenes(),
    adjustments: [...front.adjustments, ...omissions(blocks)],
    ...(title === undefined ? {} : { title: plainInline(title) }),
  };
}

function withLines(block: MarkdownBlock): ReadBlock {
  return block.kind === 'text' ? { kind: 'lines', lines: linesOf(block) } : block;
}

/** The first heading, where no other is of its rank. */
function titleOf(blocks: readonly ReadBlock[]) {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const [first, ...others] = headings;
  if (first === undefined || blocks.find((block) => block.kind !== 'rule') !== first) return undefined;
  if (readSceneHeading(first.text) !== undefined) return undefined;
  return others.length > 0 && others.every(({ depth }) => depth > first.depth) ? first : undefined;
}

function readBlock(reader: TextReader, block: ReadBlock): void {
  switch (block.kind) {
    case 'heading':
      reader.startScene(block.line, plainInline(block.text));
      return;
    case 'rule':
      reader.breakScene();
      return;
    case 'omitted':
      return;
    case 'lines':
      reader.read({ text: '', fromLine: 0, toLine: 0, indented: false, isEntry: false });
      reader.readAll(block.lines);
      return;
  }
}

/** Lines of a paragraph are one, but where a label, a mark or a heading begins another. */
function linesOf({ text, line, isEntry }: Extract<MarkdownBlock, { kind: 'text' }>): readonly TextLine[] {
  const lines: TextLine[] = [];
  let parts: string[] = [];
  let fromLine = line;
  const flush = (toLine: number) => {
    const words = parts.join(' ').trim();
    if (words !== '') lines.push({ text: words, fromLine, toLine, indented: false, isEntry });
    parts = [];
  };
  for (const [index, raw] of plainInline(text).split('\n').entries()) {
    const words = raw.replace(/\\$/, '').trim();
    if (parts.length > 0 && (standsAlone(words) || standsAlone(parts[0] ?? '', 'first')))
      flush(line + index - 1);
    if (parts.length === 0) fromLine = line + index;
    if (words !== '') parts.push(words);
  }
  flush(line + text.trimEnd().split('\n').length - 1);
  return lines;
}

/** A line that is not part of the sentence above it; the first of a paragraph where nothing may be added to it. */
function standsAlone(words: string, as: 'next' | 'first' = 'next'): boolean {
  if (/^[[(（【<]/.test(words)) return as === 'next' || /[\])）】>]$/.test(words);
  if (isRule(words) || readSceneHeading(words) !== undefined) return true;
  if (as === 'first') return false;
  const label = readLabel(words);
  if (label === undefined) return labelMeaning(words) !== undefined;
  return labelMeaning(label.label) !== undefined || mayBeName(label);
}

function omissions(blocks: readonly ReadBlock[]): readonly Adjustment[] {
  const omitted = blocks.filter((block) => block.kind === 'omitted');
  return (['code', 'table'] as const).flatMap((what) => {
    const [first, ...others] = omitted.filter((block) => block.what === what);
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return [
      {
        option: what,
        kind: 'unsupported',
        asked: `line ${first.line}${more}`,
        reason: `a ${what === 'code' ? 'block of code' : what} is neither said nor shown`,
      },
    ];
  });
}
