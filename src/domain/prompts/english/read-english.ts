import type { Topic } from '../korean/lexicon/entry.js';
import type { Moment } from '../moment.js';
import { cleanAction } from './clean-action.js';
import { nounPhrases } from './noun-phrases.js';
import type { TagEnglish, TaggedWord } from './tagged-word.js';
import { isAbstractNoun, isMindVerb, isVisibleVerb, visibleTopic } from './visible-words.js';

/** Words of a sentence that go into a prompt at most; what follows is cut at a comma. */
const mostWords = 26;

/** What happens by an action line: every sentence in which something is seen. */
export function readAction(text: string, tag: TagEnglish): readonly Moment[] {
  return tag(cleanAction(text)).flatMap((sentence) => {
    const shown = shorten(withoutLead(sentence));
    if (shown.length === 0 || !isSeen(shown)) return [];
    return [momentOf(shown)];
  });
}

/** What can be seen of what is told: a sentence about something that moves as it stands, of any other its things. */
export function readNarration(text: string, tag: TagEnglish): readonly Moment[] {
  return tag(cleanAction(text)).flatMap((tagged) => {
    const sentence = withVerb(tagged);
    const clauses = clausesOf(sentence).map(shorten);
    const told = clauses.find(isTold);
    if (told !== undefined) return [momentOf(told)];
    const deed = ownDeed(clauses[0] ?? []);
    if (deed !== undefined) return [deed];
    const phrases = nounPhrases(sentence).slice(0, 4);
    if (phrases.length === 0) return [];
    const topics = phrases.map(({ topic }) => topic);
    return [
      {
        text: phrases.map((phrase) => phrase.text).join(', '),
        acts: false,
        topics,
        times: timesOf(sentence),
      },
    ];
  });
}

function momentOf(words: readonly TaggedWord[]): Moment {
  const text = words
    .map(({ text: word, after }) => `${word}${after}`)
    .join('')
    .replace(/[\s,;:.!?]+$/u, '')
    .replace(/[.!?]+(?=\s)/gu, ',')
    .replace(/\s+/gu, ' ');
  const acts = words.some(({ kind, root }) => kind === 'verb' && !isMindVerb(root));
  return { text: lowerFirst(text, words[0]), acts, topics: topicsOf(words), times: timesOf(words) };
}

function lowerFirst(text: string, first: TaggedWord | undefined): string {
  const staysLarge = first?.name !== undefined || /^(?:I|[A-Z]{2,})\b/.test(text);
  return staysLarge ? text : text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
}

function topicsOf(words: readonly TaggedWord[]): readonly Topic[] {
  return words.flatMap(({ kind, root, name }) => {
    if (name !== undefined || (kind === 'pronoun' && /^(?:he|she|they)$/.test(root)))
      return ['person' as const];
    return kind === 'noun' ? (visibleTopic(root) ?? []) : [];
  });
}

const timeWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:night|midnight|nighttime)$/, 'at night'],
  [/^(?:dawn|daybreak)$/, 'at dawn'],
  [/^(?:sunrise)$/, 'at sunrise'],
  [/^(?:morning)$/, 'in the morning'],
  [/^(?:noon|midday)$/, 'at midday'],
  [/^(?:afternoon)$/, 'in the afternoon'],
  [/^(?:sunset|dusk|twilight|sundown)$/, 'at sunset'],
  [/^(?:evening)$/, 'in the evening'],
];

/** What stands before a time at which something happens; `night blue` is a color. */
const beforeTime =
  /^(?:at|in|by|on|the|this|that|a|an|every|each|one|early|late|until|last|next|cold|dark|warm|clear|winter|summer)$/i;

function timesOf(words: readonly TaggedWord[]): readonly string[] {
  const isTime = (pattern: RegExp) =>
    words.some(({ root }, index) => pattern.test(root) && beforeTime.test(words[index - 1]?.text ?? ''));
  return timeWords.filter(([pattern]) => isTime(pattern)).map(([, time]) => time);
}

/** Without `Suddenly,` and `Then` before what happens. */
function withoutLead(sentence: readonly TaggedWord[]): readonly TaggedWord[] {
  const isLead = ({ text }: TaggedWord) =>
    /^(?:and|but|then|so|now|suddenly|meanwhile|finally|later|next|again)$/i.test(text);
  const start = sentence.findIndex((word) => !isLead(word));
  return start < 0 ? [] : sentence.slice(start);
}

/** Something visible in it, and its main verb not one of the mind. */
function isSeen(words: readonly TaggedWord[]): boolean {
  const mainVerb = words.find(({ kind }) => kind === 'verb');
  if (
    mainVerb !== undefined &&
    isMindVerb(mainVerb.root) &&
    topicsOf(words).every((topic) => topic === 'person')
  )
    return false;
  if (topicsOf(words).length > 0) return true;
  const moves = words.some(({ kind, root }) => kind === 'verb' && isVisibleVerb(root));
  const things = words.some(({ kind, root }) => kind === 'noun' && !isAbstractNoun(root));
  return moves && things;
}

/** Lengths of time say nothing against a picture. */
const spans = /^(?:second|minute|hour|day|week|month|year|time|moment)$/;

/** A told sentence that can be shown as it is: a visible thing does a visible deed, and nobody is spoken to. */
function isTold(words: readonly TaggedWord[]): boolean {
  const verb = words.findIndex(({ kind, root }) => kind === 'verb' && isVisibleVerb(root));
  if (verb < 1) return false;
  const earlier = words.slice(0, verb);
  const isPersonal = words.some(({ text }) =>
    /^(?:i|we|you|us|me|our|your|my|this|that|these|those)$/i.test(text),
  );
  const isOther = earlier.some(
    ({ kind, root }) => kind === 'verb' || kind === 'auxiliary' || isMindVerb(root),
  );
  const isAbstract = words.some(
    ({ kind, root }) => kind === 'noun' && isAbstractNoun(root) && !spans.test(root),
  );
  const subject = earlier.findLast(({ kind }) => kind === 'noun');
  const isVisible =
    subject !== undefined && (visibleTopic(subject.root) !== undefined || subject.name !== undefined);
  return isVisible && !isPersonal && !isOther && !isAbstract;
}

/** `Snow falls on the street`: a tagger can take the thing for a verb, and its verb for the name of a thing. */
function withVerb(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const [first, second, ...rest] = words;
  const isThing = first !== undefined && visibleTopic(first.text) !== undefined;
  const isSwapped = isThing && first.kind === 'verb' && second?.kind === 'noun' && isVisibleVerb(second.root);
  const isCompound = isThing && first.kind === 'noun' && second?.kind === 'noun' && /s$/.test(second.text);
  const lacksVerb = rest.every(({ kind }) => kind !== 'verb' && kind !== 'auxiliary');
  if (!isSwapped && !(isCompound && isVisibleVerb(second.root) && lacksVerb)) return words;
  const root = first.kind === 'noun' ? first.root : first.text.toLowerCase();
  return [{ ...first, kind: 'noun', root }, { ...second, kind: 'verb', plural: false }, ...rest];
}

/** What those who tell have done themselves, seen from outside: `we walked through the meadow`. */
function ownDeed(words: readonly TaggedWord[]): Moment | undefined {
  const at = words.findIndex(({ kind, root }) => kind === 'verb' && isVisibleVerb(root));
  const who = /^(?:we|i)$/i.exec(words[at - 1]?.text ?? '')?.[0].toLowerCase();
  const rest = words.slice(at);
  const topics = topicsOf(rest);
  const isAbstract = rest.some(({ kind, root }) => kind === 'noun' && isAbstractNoun(root));
  const isPersonal = rest.some(({ text }) => /^(?:i|we|you|our|your|my)$/i.test(text));
  if (who === undefined || topics.length === 0 || isAbstract || isPersonal) return undefined;
  const moment = momentOf(rest);
  return {
    ...moment,
    text: `${who === 'we' ? 'people' : 'a person'} ${moment.text}`,
    topics: ['person', ...topics],
  };
}

const connector =
  /^(?:because|since|which|who|if|so|but|although|though|that|unless|whether|how|why|where|when|while)$/i;

/** A sentence divided where a reason, a condition or a thought begins. */
function clausesOf(words: readonly TaggedWord[]): readonly (readonly TaggedWord[])[] {
  const clauses: TaggedWord[][] = [[]];
  for (const word of words) {
    if (connector.test(word.text)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.filter((clause) => clause.length > 0);
}

function shorten(words: readonly TaggedWord[]): readonly TaggedWord[] {
  if (words.length <= mostWords) return words;
  const cut = words.slice(0, mostWords).findLastIndex(({ after }) => /[,;:]/.test(after));
  return words.slice(0, cut > 6 ? cut + 1 : mostWords);
}
