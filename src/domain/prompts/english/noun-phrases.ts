import type { Topic } from '../korean/lexicon/entry.js';
import { withArticle } from './inflect.js';
import type { TaggedWord } from './tagged-word.js';
import { visibleTopic } from './visible-words.js';

/** A thing that can be seen, out of a sentence. */
export interface SeenThing {
  /** `a new bottle`, `waves`. */
  readonly text: string;
  readonly topic: Topic;
}

/** Things of which there is one. */
const unique = /^(?:sun|moon|sky|sea|ocean|earth|world|horizon|universe|cosmos|underwater|internet)$/;
/** Whether there is only one of it: `sky`, `sea`. */
export function isUnique(noun: string): boolean {
  return unique.test(noun.toLowerCase());
}

/** Stuff that is not counted. */
const uncounted =
  /^(?:water|rain|snow|ice|fog|mist|smoke|steam|sand|mud|soil|dust|light|sunlight|moonlight|starlight|daylight|coffee|tea|milk|juice|wine|beer|bread|rice|cheese|meat|fruit|food|corn|wheat|grass|moss|coral|lava|fire|gold|metal|wood|glass|plastic|paper|chalk|paint|hair|skin|trash|lightning|thunder|traffic|nature|furniture|clothing|jewelry|space|geometry|mathematics|data|electricity|frost|dew|wind|hay|bamboo|air|lavender|summer|autumn|winter)$/;

/** The visible things of a sentence in order, each once, with the adjectives before them. */
export function nounPhrases(words: readonly TaggedWord[]): readonly SeenThing[] {
  const things: SeenThing[] = [];
  let start = 0;
  words.forEach((word, index) => {
    const isPart = word.kind === 'adjective' || word.kind === 'noun' || word.kind === 'value';
    const next = words[index + 1];
    const goesOn = next?.kind === 'noun' && !/[,;:.]/.test(word.after);
    if (!isPart) start = index + 1;
    else if (word.kind === 'noun' && !goesOn) {
      const thing = thingOf(words.slice(start, index + 1), words[start - 1]);
      if (thing !== undefined && !things.some(({ text }) => text === thing.text)) things.push(thing);
      start = index + 1;
    } else if (/[,;:.]/.test(word.after)) start = index + 1;
  });
  return things;
}

function thingOf(words: readonly TaggedWord[], before: TaggedWord | undefined): SeenThing | undefined {
  const head = words.at(-1);
  const headTopic = head === undefined ? undefined : visibleTopic(head.root);
  if (head === undefined || headTopic === undefined) return undefined;
  const isDrawn = words.some(({ root }) => visibleTopic(root) === 'mathematics');
  const topic = isDrawn ? 'mathematics' : headTopic;
  const named = words[0]?.kind === 'value' && !head.plural ? words.slice(1) : words;
  const text = named.map((word) => word.text.replace(/['’]s$/u, '')).join(' ');
  const plain = head.name === undefined ? text.toLowerCase() : text;
  const counted =
    words[0]?.kind === 'value' || /^(?:many|several|two|three|four|five)$/i.test(before?.text ?? '');
  if (counted && head.plural)
    return { text: words[0]?.kind === 'value' ? plain : `${before?.text.toLowerCase()} ${plain}`, topic };
  if (head.plural || uncounted.test(head.root)) return { text: plain, topic };
  return { text: withArticle(unique.test(head.root) ? 'the' : 'a', plain), topic };
}
