import { speakingSeconds } from '../speaking-time.js';

/** A part of a text by its offsets; parts follow one another and leave out only white space. */
export interface TextPart {
  readonly from: number;
  /** After its last character. */
  readonly to: number;
  /** Whether a sentence begins here, and not the rest of a long one. */
  readonly opensSentence: boolean;
}

/** Sentences that take longer to say than this many seconds are divided at commas or between words. */
const longestSeconds = 15;

const ends = /[.!?…]["”’)\]」』]*\s+|[。！？]["”’)」』]*\s*/g;

/** Titles and the like, after which no sentence ends. */
const abbreviation = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|etc|e\.g|i\.e|No|Fig|cf|\p{Lu})$/u;

/** The sentences of a text, long ones in parts; nothing but white space is between them. */
export function splitSentences(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ends)) {
    const to = match.index + match[0].length;
    if (match[0].startsWith('.') && abbreviation.test(text.slice(Math.max(0, match.index - 8), match.index)))
      continue;
    pushSentence(parts, text, { from, to });
    from = to;
  }
  pushSentence(parts, text, { from, to: text.length });
  return parts;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function pushSentence(parts: TextPart[], text: string, { from, to }: Span): void {
  const sentence = text.slice(from, to);
  if (sentence.trim() === '') return;
  if (speakingSeconds(sentence) <= longestSeconds) parts.push({ from, to, opensSentence: true });
  else pushPhrases(parts, sentence, from);
}

/** Cuts behind a comma once half of the time is full, behind any word when all of it is. */
function pushPhrases(parts: TextPart[], sentence: string, offset: number): void {
  let from = 0;
  let seconds = 0;
  for (const word of sentence.matchAll(/\S+\s*/g)) {
    const to = word.index + word[0].length;
    seconds += speakingSeconds(word[0]);
    const isFull =
      seconds >= longestSeconds ||
      (seconds >= longestSeconds / 2 && /[,;:،、]["”’]?\s*$/.test(word[0].slice(-6)));
    if (!isFull && to < sentence.length) continue;
    parts.push({ from: offset + from, to: offset + to, opensSentence: from === 0 });
    from = to;
    seconds = 0;
  }
}
