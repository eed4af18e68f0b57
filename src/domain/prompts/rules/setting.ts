import type { Scene } from '../../scripts/script.js';
import { isPlural, withArticle } from '../english/inflect.js';
import { isUnique } from '../english/noun-phrases.js';
import { prepositionFor, visibleTopic } from '../english/visible-words.js';
import type { Topic } from '../korean/lexicon/entry.js';
import type { Names } from '../korean/read-korean.js';
import { hasHangul, translateKorean } from '../korean/translate.js';

/** Where a scene plays, in English. */
export interface ReadSetting {
  /** `in a small kitchen`; '' when nothing is known. */
  readonly text: string;
  /** `a small kitchen`. */
  readonly place: string;
  readonly topics: readonly Topic[];
  readonly untranslated: readonly string[];
}

const nowhere: ReadSetting = { text: '', place: '', topics: [], untranslated: [] };

/** Reads the place of a scene's heading. */
export function readSetting({ setting, heading }: Scene, names: Names): ReadSetting {
  const place = setting?.place?.trim() ?? '';
  if (place !== '') return hasHangul(place) ? koreanSetting(place, names) : englishSetting(place, names);
  return setting === undefined && heading !== undefined ? placeOfHeading(heading, names) : nowhere;
}

const placeTopics: readonly Topic[] = ['city', 'room', 'nature'];

/** Headings of plain text that are nothing but a place: `교실`, `The old harbor`. */
function placeOfHeading(heading: string, names: Names): ReadSetting {
  if (heading.split(/\s+/u).length > 4) return nowhere;
  const read = hasHangul(heading) ? koreanSetting(heading, names) : englishSetting(heading, names);
  const last = read.place.slice(read.place.lastIndexOf(' ') + 1);
  const isPlace = placeTopics.includes(visibleTopic(last) ?? 'time') && read.untranslated.length === 0;
  return isPlace && read.topics.every((topic) => placeTopics.includes(topic)) ? read : nowhere;
}

function koreanSetting(place: string, names: Names): ReadSetting {
  const read = translateKorean(withoutOwners(place, names));
  const text = read
    .map((sentence) => sentence.text)
    .filter((one) => one !== '')
    .join(', ');
  const untranslated = read.flatMap((sentence) => sentence.untranslated);
  if (text === '') return { ...nowhere, untranslated };
  return { text: placed(text), place: text, topics: read.flatMap(({ topics }) => topics), untranslated };
}

/** `SARAH'S KITCHEN`, `ROOFTOP - CITY`: small letters, an article, and no names. */
function englishSetting(place: string, names: Names): ReadSetting {
  const parts = place.split(/\s+[-–—/]\s+|,\s*/u).filter((part) => part !== '');
  const read = parts.map((part) => {
    const unnamed = withoutNames(part, names);
    const small = /\p{Ll}/u.test(unnamed) ? unnamed : unnamed.toLowerCase();
    return articled(small.trim());
  });
  const text = [...read].reverse().join(' of ');
  const topics = text.split(/[\s,]+/u).flatMap((word) => visibleTopic(word) ?? []);
  return { text: placed(text), place: text, topics, untranslated: [] };
}

/** `지수의 방` is a room. */
function withoutOwners(place: string, names: Names): string {
  return [...names.keys()].reduce(
    (left, name) => left.replace(new RegExp(`${escaped(name)}이?(?:네|의)\\s*`, 'gu'), ''),
    place,
  );
}

function withoutNames(part: string, names: Names): string {
  let text = part;
  for (const name of names.keys())
    if (name !== '') text = text.replace(new RegExp(`(?<!\\p{L})${escaped(name)}['’]s\\s+`, 'giu'), '');
  return text.replace(/^\p{Lu}[\p{L}]+['’]S\s+/u, '');
}

/** A text that means itself in a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function articled(text: string): string {
  const small = text.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
  if (startsPlaced.test(small) || /^(?:an?|the|some)\s/.test(small) || isPlural(small)) return small;
  const last = text.slice(text.lastIndexOf(' ') + 1);
  const isName = small !== text && visibleTopic(last) === undefined;
  return isName ? text : withArticle(isUnique(last) ? 'the' : 'a', small);
}

/** A place that says already how one is there. */
const startsPlaced =
  /^(?:inside|outside|on|in|at|under|by|near|behind|beside|around|beyond|between|in front of)\s/i;

function placed(text: string): string {
  if (startsPlaced.test(text)) return text;
  const [first = text] = text.split(/,| (?:in|on|at|by|with|of|under) /u);
  return `${prepositionFor(first.slice(first.lastIndexOf(' ') + 1))} ${text}`;
}
