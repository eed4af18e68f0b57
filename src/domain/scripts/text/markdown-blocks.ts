import { Lexer, type Token, type Tokens } from 'marked';

/** A block of Markdown, as far as scripts have a use for it. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly line: number }
  | { readonly kind: 'rule'; readonly line: number }
  /** Inline Markdown. */
  | { readonly kind: 'text'; readonly text: string; readonly line: number; readonly isEntry: boolean }
  /** What can be neither said nor shown. */
  | { readonly kind: 'omitted'; readonly what: 'code' | 'table'; readonly line: number };

/** Lines after which a chunk ends at the next empty line, and at which it ends in any case. */
const chunkLines = 40;
const mostChunkLines = 100;

/**
 * The blocks of a text, whose first line is line `first` of its file, by the lexer of marked. It is handed over in
 * chunks: within lists and quotes that lexer takes time that grows with the square of their length.
 */
export function readBlocks(text: string, first = 1): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let chunk: string[] = [];
  let fence: string | undefined;
  const flush = (next: number) => {
    if (chunk.length > 0)
      pushTokens(blocks, new Lexer().blockTokens(`${chunk.join('\n')}\n`, []), next - chunk.length);
    chunk = [];
  };
  for (const [index, raw] of withoutComments(text).split('\n').entries()) {
    const [mark] = /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.slice(1) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && raw.trim() === mark) fence = undefined;
      chunk.push('');
    } else if (mark !== undefined) {
      fence = mark;
      flush(first + index);
      blocks.push({ kind: 'omitted', what: 'code', line: first + index });
      chunk.push('');
    } else chunk.push(shallow(raw));
    if (chunk.length >= mostChunkLines || (chunk.length >= chunkLines && raw.trim() === ''))
      flush(first + index + 1);
  }
  flush(first + text.split('\n').length);
  return blocks;
}

/** Comments are nobody's words; their line ends stay. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4);
    if (end === -1) return [...kept, text.slice(from)].join('');
    kept.push(text.slice(from, start), '\n'.repeat(text.slice(start, end).split('\n').length - 1));
    from = end + 3;
  }
}

/** Lists and quotes in one another to a depth that nobody means would overflow the lexer's stack. */
function shallow(line: string): string {
  return line
    .replace(/^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=[ \t>*+-]|$)){7,}/, '- ')
    .replace(/^[ \t]{25,}/, ' '.repeat(12));
}

function pushTokens(blocks: MarkdownBlock[], tokens: readonly Token[], first: number, isEntry = false): void {
  let line = first;
  for (const token of tokens) {
    pushToken(blocks, token as Tokens.Generic, line, isEntry);
    line += token.raw.split('\n').length - 1;
  }
}

function pushToken(blocks: MarkdownBlock[], token: Tokens.Generic, line: number, isEntry: boolean): void {
  switch (token.type) {
    case 'heading':
      pushHeading(blocks, token as Tokens.Heading, line);
      return;
    case 'hr':
      blocks.push({ kind: 'rule', line });
      return;
    case 'table':
      blocks.push({ kind: 'omitted', what: 'table', line });
      return;
    case 'blockquote':
      pushTokens(blocks, token.tokens ?? [], line);
      return;
    case 'list':
      pushItems(blocks, token as Tokens.List, line);
      return;
    case 'space':
    case 'def':
      return;
    default:
      // Indented code is prose that somebody has indented: fences are taken out before.
      blocks.push({ kind: 'text', text: token.type === 'code' ? token.text : token.raw, line, isEntry });
  }
}

/** A rule right under a sentence is a rule to whoever wrote it, though Markdown says heading. */
function pushHeading(blocks: MarkdownBlock[], { raw, text, depth }: Tokens.Heading, line: number): void {
  const isUnderlined = !raw.trimStart().startsWith('#');
  if (!isUnderlined || (text.length <= 60 && !/[.!?:다요\])]$/.test(text.trim()))) {
    blocks.push({ kind: 'heading', depth, text, line });
    return;
  }
  blocks.push(
    { kind: 'text', text, line, isEntry: false },
    { kind: 'rule', line: line + text.split('\n').length },
  );
}

function pushItems(blocks: MarkdownBlock[], list: Tokens.List, first: number): void {
  let line = first;
  for (const item of list.items) {
    pushTokens(blocks, item.tokens, line, true);
    line += item.raw.split('\n').length - 1;
  }
}
