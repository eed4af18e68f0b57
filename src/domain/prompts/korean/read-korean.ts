import type { NounEntry } from './lexicon/entry.js';
import { type FoundFixed, type FoundStem, findCompound, findFixed, findStem } from './lookup.js';
import { readParticle } from './particles.js';
import type { KoreanToken, NounToken } from './token.js';

/** Names of the cast and what stands in their place. */
export type Names = ReadonlyMap<string, string>;

/** Splits a Korean sentence into what its English is made of. Longest match first; particles and endings are read off. */
export function readKorean(sentence: string, names: Names): readonly KoreanToken[] {
  const tokens: KoreanToken[] = [];
  for (const part of sentence.normalize('NFC').replace(formula, ' ').split(divisions)) {
    const words = part
      .split(/\s+/u)
      .map(bareWord)
      .filter((word) => word !== '');
    for (let at = 0; at < words.length; ) {
      const read = readAt({ words, at, names, before: tokens.at(-1) });
      tokens.push(...read.tokens);
      at += read.words;
    }
    tokens.push({ kind: 'break' });
  }
  return tokens;
}

/** Marks between the parts of a sentence. */
const divisions = /[,;:·…()[\]{}"“”'‘’<>《》〈〉「」『』\n]+|[-–—]{2,}|\s[-–—]\s/u;

/** `y = sin(x)` with its particle: models draw pictures, not formulas. */
const formula = /[A-Za-z][A-Za-z0-9()]*\s*=\s*[A-Za-z0-9+\-*/^().√π]+(?:의|를|을|는|은|가|이)?(?=\s|$)/gu;

function bareWord(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

interface Position {
  readonly words: readonly string[];
  readonly at: number;
  readonly names: Names;
  readonly before: KoreanToken | undefined;
}

interface Read {
  readonly tokens: readonly KoreanToken[];
  readonly words: number;
}

function readAt(position: Position): Read {
  const word = position.words[position.at] ?? '';
  return (
    one(readName(word, position.names)) ??
    one(readFigure(word, position)) ??
    one(readNot(word, position)) ??
    readKnown(position) ?? { tokens: [unknownToken(word)], words: 1 }
  );
}

function one(token: KoreanToken | undefined): Read | undefined {
  return token === undefined ? undefined : { tokens: [token], words: 1 };
}

function readName(word: string, names: Names): NounToken | undefined {
  for (let length = word.length; length > 0; length -= 1) {
    const english = names.get(word.slice(0, length));
    const tail =
      english === undefined
        ? undefined
        : readParticle(word.slice(length).replace(/^이(?=[는가를와의])/u, ''));
    if (english !== undefined && tail !== undefined)
      return {
        kind: 'noun',
        english,
        topic: 'person',
        preposition: 'to',
        plural: tail.plural,
        role: tail.role,
      };
  }
  return undefined;
}

const figureNames = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Digits, and words in other letters than Hangul, which are taken as they are: `3명`, `AI`, `sin(x)`. */
function readFigure(word: string, { before }: Position): KoreanToken | undefined {
  if (
    /^\d[\d.,]*[π%]?\p{Script=Hangul}{1,3}$/u.test(word) &&
    !/^\d+(?:명|마리|개|대|그루|송이|척|채|권|잔|장)/u.test(word)
  )
    return /인$/u.test(word) ? { kind: 'absent', ending: 'modifier' } : { kind: 'skipped' };
  if (/^\d+$/.test(word)) return { kind: 'number', english: figureNames[Number(word)] ?? word };
  if (before?.kind === 'number') {
    const counter = findFixed([word], 0).find(({ entry }) => entry.kind === 'counter');
    if (counter !== undefined) return { kind: 'counter', role: counter.tail.role };
  }
  // A letter alone names a point or a number, which is not drawn.
  if (/^[A-Za-z](?:[^A-Za-z]|$)/.test(word)) return { kind: 'skipped', role: 'bare' };
  const [, latin, rest = ''] = /^([A-Za-z][A-Za-z0-9+.'’-]*)(.*)$/u.exec(word) ?? [];
  const tail = latin === undefined ? undefined : readParticle(rest);
  if (latin === undefined || tail === undefined) return undefined;
  return { kind: 'noun', english: latin, topic: 'thing', preposition: 'on', ...tail };
}

/** `있다` and `없다` in all their forms. */
function readNot(word: string, { before }: Position): KoreanToken | undefined {
  if (/^(?:있|계시|계신)/u.test(word)) return { kind: 'exists', ending: endingOf(word) };
  if (/^(?:없|않)/u.test(word)) return { kind: 'absent', ending: endingOf(word) };
  const isLeaning = before?.kind === 'verb' && before.ending === 'connective';
  return isLeaning &&
    /^(?:가|간|갔|오|온|왔|와|다니|다닌|놓|두|둔|본|보|봅|봤|준|줍|주|버|진|집|졌)/u.test(word)
    ? { kind: 'exists', ending: endingOf(word) }
    : undefined;
}

function endingOf(word: string): 'modifier' | 'final' | 'connective' {
  if (/(?:는|던|은|[간온닌둔본준진])$/u.test(word)) return 'modifier';
  return /[다요죠까]$/u.test(word) ? 'final' : 'connective';
}

function readKnown(position: Position): Read | undefined {
  const { words, at } = position;
  const fixed = chooseFixed(findFixed(words, at), position);
  const stem = findStem(words, at);
  if (fixed !== undefined && !(stem !== undefined && prefersStem(stem, fixed, position)))
    return {
      tokens: isLost(fixed, position) ? [{ kind: 'skipped' }] : fixedTokens(fixed),
      words: fixed.words,
    };
  if (stem !== undefined) return { tokens: [stemToken(stem)], words: stem.words };
  const compound = findCompound(words[at] ?? '');
  return compound === undefined ? undefined : { tokens: compound.map(fixedToken), words: 1 };
}

/** `위` and the like say nothing without the noun before them. */
function isLost({ entry }: FoundFixed, { before }: Position): boolean {
  return entry.kind === 'relation' && before?.kind !== 'noun' && before?.kind !== 'counter';
}

/** Of words that are written alike the one that fits its neighbours: `새 차`, `새 한 마리`, `세 개`. */
function chooseFixed(found: readonly FoundFixed[], { words, at, before }: Position): FoundFixed | undefined {
  const next = words[at + 1];
  return found.find(({ entry, tail, words: count }) => {
    if (entry.kind === 'counter') return before?.kind === 'number';
    if (entry.kind === 'number') return tail.role === 'bare' || before?.kind === 'noun';
    if (entry.kind === 'adverb') return tail.role === 'bare';
    if (entry.korean !== '새' || entry.kind !== 'noun') return true;
    return (
      tail.role !== 'bare' ||
      next === undefined ||
      findFixed(words, at + count).every((one) => one.entry.kind !== 'noun')
    );
  });
}

/** A longer stem wins, and of `나는` the verb after a noun that it can go with. */
function prefersStem(stem: FoundStem, fixed: FoundFixed, { words, at, before }: Position): boolean {
  if (stem.words !== fixed.words) return stem.words > fixed.words;
  if (words[at] === '나는')
    return (
      (before?.kind === 'noun' || before?.kind === 'relation') &&
      ['object', 'place', 'toward'].includes(before.role)
    );
  if (stem.ending === 'connective' && fixed.tail.role === 'bare') return stem.length > fixed.length;
  return (
    stem.length > fixed.length ||
    (stem.length === fixed.length && fixed.entry.kind === 'skipped' && stem.entry.kind !== 'skipped')
  );
}

/** `점 하나가`: a number with a particle counts the noun before it. */
function fixedTokens(found: FoundFixed): readonly KoreanToken[] {
  const { entry, tail } = found;
  if (entry.kind !== 'number' || tail.role === 'bare') return [fixedToken(found)];
  return [fixedToken(found), { kind: 'counter', role: tail.role }];
}

function fixedToken({ entry, tail }: FoundFixed): KoreanToken {
  switch (entry.kind) {
    case 'noun':
      return { ...nounParts(entry), ...tail };
    case 'relation':
      return { kind: 'relation', english: entry.english, role: tail.role };
    case 'counter':
      return { kind: 'counter', role: tail.role };
    case 'modifier':
    case 'adverb':
    case 'number':
      return { kind: entry.kind, english: entry.english };
    default:
      return { kind: 'skipped', role: tail.role };
  }
}

function nounParts({ english, topic, preposition }: NounEntry) {
  return { kind: 'noun' as const, english, topic, preposition };
}

function stemToken({ entry, ending }: FoundStem): KoreanToken {
  if (entry.kind === 'verb' || entry.kind === 'adjective')
    return { kind: entry.kind, english: entry.english, ending };
  return { kind: 'skipped', ending };
}

/** A word that nothing is known of, without the particle that it seems to end in. */
function unknownToken(word: string): Extract<KoreanToken, { readonly kind: 'unknown' }> {
  const [, stem] =
    /^(\p{Script=Hangul}{2,}?)(?:으로|에서|에게|까지|부터|처럼|들이|들은|들을|들의|은|는|이|가|을|를|의|에|와|과|도|로)$/u.exec(
      word,
    ) ?? [];
  const ends = /.(?:고|며|면서|아서|어서|는데|지만|니다|다|요)$/u.test(word);
  return { kind: 'unknown', text: stem ?? word, ends };
}
