import type { JsonObject } from '../../json.js';
import type { Simulation } from '../define-simulation.js';

/** A kind that a text calls. */
export interface Called {
  readonly simulation: Simulation;
  /** That the words mean. */
  readonly parameters: JsonObject;
}

/** The kind whose words a text has; the longest words count, and among them the first. */
export function findAlias(text: string, simulations: readonly Simulation[]): Called | undefined {
  const plain = text.normalize('NFC').toLowerCase();
  let best: (Called & { readonly length: number; readonly at: number }) | undefined;
  for (const simulation of simulations) {
    for (const { words, parameters } of callsOf(simulation)) {
      const at = placeOf(words, plain);
      if (at === undefined) continue;
      const { length } = words;
      const isBetter = best === undefined || length > best.length || (length === best.length && at < best.at);
      if (isBetter) best = { simulation, parameters, length, at };
    }
  }
  return best;
}

function callsOf({ name, aliases }: Simulation) {
  const calls = aliases.map((alias) =>
    typeof alias === 'string' ? { words: alias, parameters: {} } : { words: alias[0], parameters: alias[1] },
  );
  return [{ words: name, parameters: {} }, ...calls];
}

/**
 * Where words stand in a text: whole ones in Latin letters, with any ending of the plural; in Hangul also inside of other words, for
 * particles follow without a space, and with or without spaces between.
 */
function placeOf(words: string, text: string): number | undefined {
  const at = text.search(patternOf(words));
  return at < 0 ? undefined : at;
}

/** Every text is compared with all words of all kinds: their patterns are made once. */
const patterns = new Map<string, RegExp>();

function patternOf(words: string): RegExp {
  const made = patterns.get(words);
  if (made !== undefined) return made;
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const isHangul = /\p{Script=Hangul}/u.test(words);
  const source = isHangul
    ? escaped.replace(/ /g, '\\s*')
    : `(?<![\\p{L}\\d])${escaped.replace(/[ -]/g, '[\\s-]+')}(?:e?s|'s)?(?![\\p{L}\\d])`;
  const pattern = new RegExp(source, 'u');
  patterns.set(words, pattern);
  return pattern;
}
