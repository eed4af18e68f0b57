import { type LabelMeaning, labelMeaning } from './labels.js';

/** A part of a line: words, or a mark such as `[자막: 사인파]`. */
export type LinePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'mark'; readonly meaning: LabelMeaning; readonly text: string };

const bracketed = /[[【〔]([^[\]【】〔〕]{1,2000})[\]】〕]/g;

/**
 * Takes marks out of a line: `[화면: 바다]` anywhere; `[자막] 바다`, `<자막> 바다` and `(화면: 바다)` where the line
 * begins with them.
 */
export function splitMarks(text: string): readonly LinePart[] {
  const leading = readLeading(text);
  return leading === undefined ? splitBrackets(text) : [leading.mark, ...splitBrackets(leading.rest)];
}

function splitBrackets(text: string): readonly LinePart[] {
  const parts: LinePart[] = [];
  let from = 0;
  for (const match of text.matchAll(bracketed)) {
    const mark = readMark(match[1] ?? '');
    if (mark === undefined) continue;
    pushWords(parts, text.slice(from, match.index));
    parts.push(mark);
    from = match.index + match[0].length;
  }
  pushWords(parts, text.slice(from));
  return parts;
}

function pushWords(parts: LinePart[], text: string): void {
  const words = text.trim();
  if (words !== '') parts.push({ kind: 'words', text: words });
}

/** `화면: 바다`. */
function readMark(inner: string): LinePart | undefined {
  const [, label = '', rest = ''] = /^\s*([^:：]{1,20})[:：]\s*(.*)$/s.exec(inner) ?? [];
  const meaning = labelMeaning(label);
  return meaning === undefined ? undefined : { kind: 'mark', meaning, text: rest.trim() };
}

/** A mark whose words stand behind its bracket go to the line's end; and one in other brackets. */
function readLeading(text: string): { readonly mark: LinePart; readonly rest: string } | undefined {
  const [whole, inner = '', after = ''] =
    /^[[(（<【〈《〔]\s*([^[\]()（）<>【】〈〉《》〔〕]{1,2000})[\])）>】〉》〕]\s*[:：]?\s*(.*)$/s.exec(
      text,
    ) ?? [];
  if (whole === undefined) return undefined;
  const meaning = labelMeaning(inner);
  if (meaning !== undefined) return { mark: { kind: 'mark', meaning, text: after.trim() }, rest: '' };
  const mark = /^[[【〔]/.test(text) ? undefined : readMark(inner);
  return mark === undefined ? undefined : { mark, rest: after };
}
