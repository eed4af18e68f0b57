import { type Scene, type SceneLine, spokenLines } from '../../scripts/script.js';
import { cleanAction } from '../english/clean-action.js';
import { readAction, readNarration } from '../english/read-english.js';
import type { TagEnglish } from '../english/tagged-word.js';
import type { Topic } from '../korean/lexicon/entry.js';
import type { Names } from '../korean/read-korean.js';
import { hasHangul, translateKorean } from '../korean/translate.js';
import type { Moment } from '../moment.js';
import type { CastEntry, OrderedScene } from '../scene-prompts.js';
import { speakerName, withoutNames } from './cast.js';
import { type DayTime, readDayTime } from './light.js';
import { type ReadSetting, readSetting } from './setting.js';
import { readFraming } from './shots.js';

/** What can be seen of a scene, in English. */
export interface SceneContent {
  readonly moments: readonly Moment[];
  readonly setting: ReadSetting;
  readonly interior: boolean | undefined;
  readonly dayTime: DayTime | undefined;
  readonly topics: readonly Topic[];
  readonly untranslated: readonly string[];
}

export interface ContentWish {
  readonly scene: Scene;
  /** Shots that are to be filled with it. */
  readonly shots: number;
  readonly cast: readonly CastEntry[];
  readonly tag: TagEnglish;
}

/** Letters of a scene that are looked at: more than enough for the shots of one scene. */
const mostCharacters = 2500;

/** Reads what can be seen: cues for the picture first, then what happens, and of what is told only where there is neither. */
export function readScene({ scene, shots, cast, tag }: ContentWish): SceneContent {
  const names: Names = new Map(cast.map(({ name, description }) => [name, description]));
  const setting = readSetting(scene, names);
  const reader = createReader({ cast, names, tag, speaker: firstSpeaker(scene, cast) });
  const cues = cuesOf(scene, shots);
  const shown = cues.flatMap((line) => reader.read(line.text, line.kind === 'visual' ? 'cue' : 'action'));
  const moments = shown.length > 0 ? shown : tellMoments(scene, reader, cast);
  const times = moments.flatMap((moment) => moment.times);
  return {
    moments,
    setting,
    interior: scene.setting?.interior ?? (setting.topics.includes('room') ? true : undefined),
    dayTime: readDayTime(scene.setting?.timeOfDay ?? '') ?? readDayTime(times.join(' ')),
    topics: [...moments.flatMap((moment) => moment.topics), ...setting.topics],
    untranslated: [...new Set([...setting.untranslated, ...reader.untranslated()])],
  };
}

/** The English texts of a scene that are going to be tagged, as they are then. */
export function englishOf({ scene, shots }: OrderedScene, cast: readonly CastEntry[]): readonly string[] {
  const cues = cuesOf(scene, shots);
  const isShown = cues.some(({ text }) => cleanAction(text) !== '');
  const told =
    isShown || talkMoment(scene, cast) !== undefined ? [] : linesOf(scene, ['narration', 'speech']);
  return [...cues, ...told]
    .filter(({ text }) => !hasHangul(text))
    .map(({ text }) => cleanAction(withoutNames(text.slice(0, mostCharacters), cast)));
}

/** Where nothing is shown: who talks, or what the narration tells of, or what the heading names. */
function tellMoments(scene: Scene, reader: Reader, cast: readonly CastEntry[]): readonly Moment[] {
  const talking = talkMoment(scene, cast);
  if (talking !== undefined) return [talking];
  const told = linesOf(scene, ['narration', 'speech']).flatMap(({ text }) => reader.read(text, 'narration'));
  if (told.length > 0) return told;
  return scene.heading === undefined || scene.setting !== undefined
    ? []
    : reader.read(scene.heading, 'narration');
}

/** Everybody who speaks in the scene and is seen. */
function talkMoment(scene: Scene, cast: readonly CastEntry[]): Moment | undefined {
  const names = new Set(spokenLines(scene).map(({ speaker }) => speakerName(speaker ?? '')));
  const [first, second] = cast.filter(({ name }) => names.has(name)).map(({ description }) => description);
  if (first === undefined) return undefined;
  const text = second === undefined ? `${first} talks` : `${first} and ${second} talk`;
  return { text, acts: true, topics: ['person'], times: [] };
}

function firstSpeaker(scene: Scene, cast: readonly CastEntry[]): string | undefined {
  const speaker = spokenLines(scene).find(({ kind }) => kind === 'speech')?.speaker;
  return speaker === undefined
    ? undefined
    : cast.find(({ name }) => name === speakerName(speaker))?.description;
}

/** Lines of action that are read for one shot: its moment is among them. */
const linesPerShot = 3;

/** What is shown: every cue for the picture, and of many lines of action some all through the scene. */
function cuesOf(scene: Scene, shots: number): readonly SceneLine[] {
  const lines = linesOf(scene, ['visual', 'action']);
  const most = shots * linesPerShot;
  if (lines.length <= most) return lines;
  const step = lines.length / most;
  return lines.filter(
    ({ kind }, index) => kind === 'visual' || Math.floor(index / step) !== Math.floor((index - 1) / step),
  );
}

function linesOf(scene: Scene, kinds: readonly SceneLine['kind'][]): readonly SceneLine[] {
  let left = mostCharacters;
  return scene.lines.filter((line) => {
    if (!kinds.includes(line.kind) || left <= 0) return false;
    left -= line.text.length;
    return true;
  });
}

interface ReaderParts {
  readonly cast: readonly CastEntry[];
  readonly names: Names;
  readonly tag: TagEnglish;
  /** Who speaks first in the scene. */
  readonly speaker: string | undefined;
}

interface Reader {
  read(text: string, manner: 'cue' | 'action' | 'narration'): readonly Moment[];
  untranslated(): readonly string[];
}

function createReader({ cast, names, tag, speaker }: ReaderParts): Reader {
  const untranslated: string[] = [];
  let lastPerson = speaker;
  const korean = (text: string, subject: string | undefined): readonly Moment[] => {
    const read = translateKorean(withoutBrackets(text), { names, defaultSubject: subject });
    untranslated.push(...read.flatMap((sentence) => sentence.untranslated));
    return read.filter((sentence) => sentence.text !== '');
  };
  const english = (text: string, manner: 'cue' | 'action' | 'narration'): readonly Moment[] => {
    const unnamed = withoutNames(text.slice(0, mostCharacters), cast);
    const read = manner === 'narration' ? readNarration(unnamed, tag) : readAction(unnamed, tag);
    return read.map((moment) => {
      const resolved = withoutPronoun(moment, lastPerson);
      lastPerson =
        cast.find(({ description }) => resolved.text.includes(description))?.description ?? lastPerson;
      return resolved;
    });
  };
  return {
    read(text, manner) {
      const cut = text.slice(0, mostCharacters);
      const framing = manner === 'narration' ? {} : readFraming(cut);
      const subject = manner === 'action' ? (lastPerson ?? 'a person') : undefined;
      const moments = hasHangul(cut) ? korean(cut, subject) : english(cut, manner);
      return moments.map((moment) => ({ ...moment, framing, isCue: manner === 'cue' }));
    },
    untranslated: () => untranslated,
  };
}

/** Ages, manners and cues within a line of action. */
function withoutBrackets(text: string): string {
  return text
    .replace(/["“”『「][^"“”』」]*["”』」]/gu, ' ')
    .replace(/[([（［][^)\]）］]*[)\]）］]/gu, ' ')
    .replace(/카메라(?:가|는)?\s+|(?:줌\s?인|줌\s?아웃|패닝|틸트|클로즈\s?업)\S*/gu, ' ');
}

const others: Readonly<Record<string, string>> = { he: 'a man', she: 'a woman', they: 'people' };

/** Whom a pronoun can not mean. */
const misfits: Readonly<Record<string, RegExp>> = {
  he: /\b(?:woman|girl|mother|grandmother|sister|daughter|queen|princess|wife|bride|lady)\b/,
  she: /\b(?:man|boy|father|grandfather|brother|son|king|prince|husband|groom)\b/,
};

/** A shot stands for itself: the first `she` is whoever was seen last, unless somebody is named before. */
function withoutPronoun(moment: Moment, lastPerson: string | undefined): Moment {
  const found = /\b(he|she|they)\b/iu.exec(moment.text);
  if (found === null) return moment;
  const before = moment.text.slice(0, found.index);
  if (/\b(?:man|woman|person|people|boy|girl|child|children)\b/.test(before)) return moment;
  const pronoun = found[0].toLowerCase();
  const fits = lastPerson !== undefined && !misfits[pronoun]?.test(lastPerson);
  const who = fits && pronoun !== 'they' ? lastPerson : (others[pronoun] ?? pronoun);
  return { ...moment, text: `${before}${who}${moment.text.slice(found.index + found[0].length)}` };
}
