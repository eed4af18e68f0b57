const irregularPlurals: Readonly<Record<string, string>> = {
  child: 'children',
  man: 'men',
  woman: 'women',
  fisherman: 'fishermen',
  policeman: 'policemen',
  person: 'people',
  foot: 'feet',
  tooth: 'teeth',
  mouse: 'mice',
  goose: 'geese',
  leaf: 'leaves',
  wolf: 'wolves',
  knife: 'knives',
  shelf: 'shelves',
  loaf: 'loaves',
  vertex: 'vertices',
  axis: 'axes',
  deer: 'deer',
  fish: 'fish',
  sheep: 'sheep',
};

const irregularPluralWords = new Set([...Object.values(irregularPlurals), 'clothes', 'glasses', 'stairs']);

/** Singular words that end in `s`. */
const singularInS =
  /(ss|us|is|gas|bus|canvas|atlas|lens|mathematics|physics|news|tennis|circus|series|cosmos)$/;

/** `a tall lighthouse` is `a` and `tall lighthouse`; without an article the first part is empty. */
export function splitArticle(phrase: string): readonly [article: string, rest: string] {
  const [, article = '', rest = phrase] = /^(an?|the) (.+)$/su.exec(phrase) ?? [];
  return [article, rest];
}

/** Puts `a` or `an` right by the sound that the next word most likely starts with. */
export function withArticle(article: string, rest: string): string {
  if (article === '') return rest;
  if (article === 'the') return `the ${rest}`;
  const vowel = /^(?:[aeiou]|hour|honest)/i.test(rest) && !/^(?:uni[^nm]|use|one\b|eu|uk)/i.test(rest);
  return `${vowel ? 'an' : 'a'} ${rest}`;
}

/** Many of them: `a lighthouse` becomes `lighthouses`, `a grain of sand` becomes `grains of sand`. */
export function pluralOf(phrase: string): string {
  const [article, rest] = splitArticle(phrase);
  if (article === '' || isPlural(rest)) return rest;
  const [, head = rest, tail = ''] = /^(.*?)( (?:of|in|on|with|at|by) .*)?$/u.exec(rest) ?? [];
  const at = head.lastIndexOf(' ') + 1;
  return `${head.slice(0, at)}${pluralWord(head.slice(at))}${tail}`;
}

function pluralWord(word: string): string {
  const irregular = irregularPlurals[word];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** Whether a noun phrase stands for many: `waves`, `two children`, `a dog and a cat`. */
export function isPlural(phrase: string): boolean {
  if (/ and /.test(phrase)) return true;
  const [article, rest] = splitArticle(phrase);
  if (article === 'a' || article === 'an') return false;
  const head = rest.replace(/,.*$| (?:of|in|on|with|at|by|over|under|from|[a-z]+ing) .*$/u, '');
  const last = head.slice(head.lastIndexOf(' ') + 1);
  if (irregularPluralWords.has(last)) return true;
  return /s$/.test(last) && !singularInS.test(last);
}

const irregularThird: Readonly<Record<string, string>> = { be: 'is', have: 'has', go: 'goes', do: 'does' };

/** `stand` becomes `stands`, for many `stand`; words behind the verb stay: `looks at`. */
export function presentOf(verb: string, subjectIsPlural: 'one' | 'many'): string {
  const [word = verb, ...rest] = verb.split(' ');
  const form =
    subjectIsPlural === 'many' ? (word === 'be' ? 'are' : word) : (irregularThird[word] ?? thirdPerson(word));
  return [form, ...rest].join(' ');
}

function thirdPerson(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(word) ? `${word}es` : `${word}s`;
}

/** Verbs of more than one syllable that end in one consonant and do not double it. */
const undoubled =
  /(?:open|gather|glitter|flicker|flutter|wander|enter|water|offer|listen|visit|travel|[^aeiou]er|en|it)$/;
const doubled = new Set(['begin', 'sit', 'hit', 'get', 'set', 'knit', 'spit', 'let', 'put', 'permit']);

/** `stand at` becomes `standing at`. */
export function participleOf(verb: string): string {
  const [word = verb, ...rest] = verb.split(' ');
  return [ingForm(word), ...rest].join(' ');
}

function ingForm(word: string): string {
  if (word === 'be') return 'being';
  if (/ie$/.test(word)) return `${word.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(word)) return `${word.slice(0, -1)}ing`;
  const endsShort = /[^aeiou][aeiou][bdgklmnprt]$/.test(word);
  if (doubled.has(word) || (endsShort && !undoubled.test(word))) return `${word}${word.at(-1)}ing`;
  return `${word}ing`;
}

/** First letter large. */
export function capitalize(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
