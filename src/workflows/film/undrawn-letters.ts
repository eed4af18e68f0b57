import type { Adjustment } from '../../domain/adjustment.js';
import type { MediaEngine } from '../../ports/media-engine.js';

/** Says which characters of a text will be missing where it is drawn. */
export async function undrawnLetters(
  { engine }: { readonly engine: Pick<MediaEngine, 'undrawable'> },
  option: string,
  text: string,
): Promise<readonly Adjustment[]> {
  const missing = await engine.undrawable(text);
  if (missing.length === 0) return [];
  const reason = 'the font that aivideo draws with has no such characters';
  return [{ option, kind: 'unsupported', asked: missing.join(' '), reason }];
}
