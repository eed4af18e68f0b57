import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';

/** More than any model reads; a text this long is a file passed by mistake. */
const mostCharacters = 20_000;

/** How much text a model reads. */
export interface PromptLimit {
  readonly unit: 'tokens' | 'characters';
  readonly count: number;
}

/**
 * The prompt as it is sent: NFC, line ends as `\n`, no white space around it.
 * Errors: `prompt-empty`; `prompt-invalid` for control characters, broken Unicode and more than 20,000 characters.
 */
export function cleanPrompt(text: string): string {
  const prompt = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();
  if (!hasVisibleText(prompt)) throw new AivideoError('prompt-empty', 'The prompt is empty');
  rejectControls(prompt);
  const length = [...prompt].length;
  if (length > mostCharacters)
    throw new AivideoError(
      'prompt-invalid',
      `The prompt has ${length.toLocaleString('en-US')} characters; at most ${mostCharacters.toLocaleString('en-US')} are taken`,
    );
  return prompt;
}

/** Letters, digits, marks or signs that leave ink: fillers (U+3164) and the blank Braille pattern (U+2800) do not. */
function hasVisibleText(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, ''));
}

function rejectControls(prompt: string): void {
  const control = /[\p{Cc}\uFFFE\uFFFF]/u.exec(prompt.replace(/[\n\t]/g, ' '));
  if (control) {
    const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new AivideoError(
      'prompt-invalid',
      `The prompt holds the control character U+${code} at position ${control.index + 1}`,
    );
  }
  const lone = /\p{Cs}/u.exec(prompt);
  if (lone)
    throw new AivideoError(
      'prompt-invalid',
      `The prompt holds half of a surrogate pair at position ${lone.index + 1}: it is not valid Unicode`,
    );
}

/** The prompt within a model's limit, with what was said about it. */
export interface FittedPrompt {
  readonly prompt: string;
  readonly adjustment?: Adjustment;
}

/**
 * Fits a clean prompt to a model. A limit in characters is enforced here, at a word boundary. A limit in tokens is
 * the text encoder's own, which reads the first tokens and leaves the rest: the prompt is sent whole, and the
 * adjustment says up to where it is read by our estimate.
 */
export function fitPrompt(prompt: string, limit: PromptLimit | undefined): FittedPrompt {
  if (limit === undefined) return { prompt };
  const end = limit.unit === 'characters' ? limit.count : endOfTokens(prompt, limit.count);
  const characters = [...prompt];
  if (characters.length <= end) return { prompt };
  const used = cutAtWord(characters.slice(0, end).join(''));
  const asked = `${characters.length} characters`;
  if (limit.unit === 'characters')
    return {
      prompt: used,
      adjustment: {
        option: 'prompt',
        kind: 'truncated',
        asked,
        used: `${[...used].length} characters`,
        reason: `the model takes ${limit.count} characters`,
      },
    };
  return {
    prompt,
    adjustment: {
      option: 'prompt',
      kind: 'truncated',
      asked,
      used: `up to about "…${used.slice(-24)}"`,
      reason: `the model reads the first ${limit.count} tokens and ignores the rest`,
    },
  };
}

function cutAtWord(text: string): string {
  const cut = text.replace(/\s+\S*$/u, '');
  return cut.length > text.length / 2 ? cut : text;
}

const piecePattern = /[A-Za-z']+|\d|\s+|[^\sA-Za-z\d']/gu;

/**
 * Where the `count`-th token ends, in characters, by a rough model of CLIP's byte-pair encoding (Radford et al. 2021,
 * vocabulary of mostly English words; two of the tokens mark start and end): an English word is one token and one
 * more for every 6 letters past 8, a mark is one, and any other script costs about two a character.
 */
function endOfTokens(prompt: string, count: number): number {
  let left = count - 2;
  let end = 0;
  for (const match of prompt.matchAll(piecePattern)) {
    left -= tokensOf(match[0]);
    if (left < 0) return end;
    end += [...match[0]].length;
  }
  return end;
}

/** How much of a limit a text takes, by the same estimate: characters, or tokens with the two that mark start and end. */
export function promptSize(prompt: string, unit: PromptLimit['unit']): number {
  if (unit === 'characters') return [...prompt].length;
  return 2 + [...prompt.matchAll(piecePattern)].reduce((sum, [piece]) => sum + tokensOf(piece), 0);
}

function tokensOf(piece: string): number {
  if (/^\s/u.test(piece)) return 0;
  if (/^[A-Za-z']/.test(piece)) return 1 + Math.max(0, Math.ceil((piece.length - 8) / 6));
  return /^[\d\p{P}\p{S}]/u.test(piece) && (piece.codePointAt(0) ?? 0) < 0x2000 ? 1 : 2;
}
