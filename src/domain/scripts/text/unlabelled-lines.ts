import type { LastLine } from './script-builder.js';
import type { TextLine } from './text-line.js';

/** Columns after which programs and people break lines; Hangul takes two. */
const wrapColumn = 50;

/** Whether a line goes on with the sentence of the one above it, which was broken for its length. */
export function isWrapped({ kind, end: above }: LastLine, line: string): boolean {
  if (kind !== 'narration' && kind !== 'speech' && kind !== 'action') return false;
  if (/[.!?…。:;"”’)\]」』]$/.test(above)) return false;
  if (/^\p{Ll}/u.test(line)) return true;
  const last = above.slice(-120);
  const columns = last.length + (last.match(/[가-힣]/g)?.length ?? 0);
  return columns >= wrapColumn && !/^[-*•·]\s/.test(line);
}

/**
 * Whether a line right under one that is heard is said as well: in scripts, and surely in those with headings, what is
 * seen may stand there too.
 */
export function continuesSpeech(
  line: TextLine,
  { kind, end }: LastLine,
  { hasHeadings }: { readonly hasHeadings: boolean },
): boolean {
  if (kind !== 'speech' && kind !== 'narration') return line.indented;
  if (line.indented || !/[.!?…]["”’)]?$/.test(end) || soundsSpoken(line.text)) return true;
  const isLatin = !/[가-힣]/.test(line.text);
  return isLatin ? kind === 'narration' || !hasHeadings : !isPlainForm(line.text);
}

/** Polite endings and questions: stage directions never have them. */
export function soundsSpoken(text: string): boolean {
  return /(?:니다|니까|세요|어요|아요|해요|에요|예요|네요|군요|지요|죠|데요|게요|래요|까요|구나|거든요)["”’.!?~…)\s]*$|["”’]$|^["“‘]|[!?]$/.test(
    text.slice(-40).length < text.length ? text.charAt(0) + text.slice(-40) : text,
  );
}

/** `선생님이 교실로 들어온다.`: how Korean scripts say what is seen. */
function isPlainForm(text: string): boolean {
  return /(?:[가-힣]다|음|함|됨|임)[.…]?$/.test(text.slice(-12)) && /[가-힣]/.test(text);
}
