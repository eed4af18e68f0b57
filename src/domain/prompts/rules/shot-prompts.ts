import type { Scene } from '../../scripts/script.js';
import type { PromptLimit } from '../check-prompt.js';
import { readAction } from '../english/read-english.js';
import type { TagEnglish } from '../english/tagged-word.js';
import { hasHangul, translateKorean } from '../korean/translate.js';
import type { Moment } from '../moment.js';
import { type FittedParts, fitParts, type PromptPart } from './fit-parts.js';
import { type LightWish, lightText, plainLightOr, timeText } from './light.js';
import type { SceneContent } from './scene-content.js';
import { chooseFraming, type PictureKind, pictureKind } from './shots.js';
import { defaultStyle } from './style.js';

export interface ShotOrder {
  readonly scene: Scene;
  /** Shots to write, 1 or more. */
  readonly shots: number;
  /** Place of the scene in the film, from 0. */
  readonly index: number;
  readonly content: SceneContent;
  /** Words of the film's style, in English. */
  readonly style: string | undefined;
  readonly limit: PromptLimit | undefined;
  readonly tag: TagEnglish;
}

/** Words of one moment after which another one would be too much for one shot. */
const enoughWords = 14;

/** The prompts of a scene: its moments in order over its shots, each with its own distance and camera. */
export function shotPrompts(order: ShotOrder): readonly FittedParts[] {
  const { scene, shots, content, limit } = order;
  const given = scene.given?.prompt?.trim();
  if (given !== undefined && given !== '') return givenPrompts(order, given);
  return Array.from({ length: shots }, (_, shot) => {
    const moments = momentsOf(content, shot, shots);
    const kind = kindOf(content, moments);
    return fitParts(partsOf(order, { kind, shot, moments }), limit);
  });
}

/** What is seen decides; where that says nothing, the place. */
function kindOf({ setting, topics }: SceneContent, moments: readonly Moment[]): PictureKind {
  const seen = moments.flatMap((moment) => moment.topics);
  if (seen.length > 0) return pictureKind(seen);
  return pictureKind(setting.topics.length > 0 ? setting.topics : topics);
}

/** What a scene list says outright is the picture; style and, of several shots, the framing come to it. */
function givenPrompts(order: ShotOrder, given: string): readonly FittedParts[] {
  const english = hasHangul(given)
    ? translateKorean(given)
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(', ')
    : given.replace(/[\s.]+$/u, '');
  const kind = pictureKind(
    hasHangul(given)
      ? translateKorean(given).flatMap(({ topics }) => topics)
      : readAction(given, order.tag).flatMap(({ topics }) => topics),
  );
  return Array.from({ length: order.shots }, (_, shot) => {
    const framing = chooseFraming({ kind, shot, shots: order.shots, scene: order.index, said: {} });
    const style = order.style ?? '';
    const parts = [
      {
        name: 'what happens',
        text: english === '' ? 'soft abstract shapes drifting slowly' : english,
        importance: 9,
      },
      { name: 'the shot', text: order.shots > 1 ? framing.shot : '', importance: 4 },
      { name: 'the style', text: english.includes(style) ? '' : style, importance: 6 },
    ];
    return fitParts(parts, order.limit);
  });
}

/** The moments that a shot shows: its share of many, or one of few again. */
function momentsOf({ moments, setting }: SceneContent, shot: number, shots: number): readonly Moment[] {
  if (moments.length === 0) return [];
  const from = Math.floor((shot * moments.length) / shots);
  const to = Math.max(from + 1, Math.floor(((shot + 1) * moments.length) / shots));
  const share = moments.slice(from, to);
  const cue = share.find(({ isCue }) => isCue === true);
  const main = cue ?? share.find(({ acts }) => acts) ?? share[0];
  if (main === undefined) return [];
  const [extra] = share.filter(
    (moment) => moment !== main && !isSaid(moment, `${main.text}, ${setting.place}`),
  );
  const isShort = main.text.split(' ').length < enoughWords;
  return extra !== undefined && isShort ? [main, extra] : [main];
}

/** Whether a list of things names nothing that the moment does not show. */
function isSaid(extra: Moment, shown: string): boolean {
  const [thing = ''] = extra.text.split(/,| (?:in|on|at|by|with|of|under) /u);
  const head = thing.slice(thing.lastIndexOf(' ') + 1);
  return shown.includes(extra.text) || (!extra.acts && shown.split(/[\s,]+/u).includes(head));
}

interface ShotParts {
  readonly kind: PictureKind;
  readonly shot: number;
  readonly moments: readonly Moment[];
}

function partsOf(order: ShotOrder, { kind, shot, moments }: ShotParts): readonly PromptPart[] {
  const { content, index, shots } = order;
  const [main, extra] = moments;
  const seen = moments.map(({ text }) => text).join(', ');
  const light: LightWish = {
    dayTime: content.dayTime,
    interior: content.interior,
    seen: `${seen}, ${content.setting.text}`,
    isDrawing: kind === 'drawing',
  };
  const framing = chooseFraming({ kind, shot, shots, scene: index, said: main?.framing ?? {} });
  const place = placeText(order, { kind, seen });
  return [
    { name: 'what happens', text: main?.text ?? content.setting.place, importance: 9 },
    { name: 'what else happens', text: extra?.text ?? '', importance: 2 },
    { name: 'the place', text: main === undefined ? '' : place, importance: 8 },
    { name: 'the time', text: kind === 'drawing' ? '' : timeText(light), importance: 7 },
    { name: 'the light', text: plainLightOr(lightText(light), order.style), importance: 4 },
    { name: 'the shot', text: framing.shot, importance: 5 },
    { name: 'the camera', text: framing.camera, importance: 3 },
    { name: 'the style', text: order.style ?? defaultStyle(kind), importance: 6 },
  ];
}

/** A drawing fills the picture, wherever the scene plays. */
function placeText(
  { content }: ShotOrder,
  { kind, seen }: { readonly kind: PictureKind; readonly seen: string },
): string {
  const { text, place } = content.setting;
  if (kind === 'drawing') return saysGround.test(seen) ? '' : 'on a dark blue background';
  return text === '' || seen.includes(place.replace(/^(?:an?|the) /, '')) ? '' : text;
}

/** What a drawing can be on. */
const saysGround = /\b(?:blackboard|chalkboard|whiteboard|board|paper|screen|background)\b/;
