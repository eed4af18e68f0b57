import { collectMedia } from './collect-media.js';

/**
 * The answer of a language model: a text, or a list of its pieces, which belong together as they are. Undefined where the
 * output is files, is something else or is empty.
 */
export function collectText(output: unknown): string | undefined {
  if (collectMedia(output).length > 0) return undefined;
  const text = typeof output === 'string' ? output : piecesOf(output);
  return text === undefined || text.trim() === '' ? undefined : text;
}

function piecesOf(output: unknown): string | undefined {
  if (!Array.isArray(output) || !output.every((piece) => typeof piece === 'string')) return undefined;
  return output.join('');
}
