import type { SceneSetting } from '../../scripts/script.js';
import { hasHangul, translateKorean } from '../korean/translate.js';

/** A time of day that has a light of its own. */
export type DayTime = 'dawn' | 'morning' | 'day' | 'afternoon' | 'sunset' | 'evening' | 'night';

const names: readonly (readonly [RegExp, DayTime])[] = [
  [/\b(?:dawn|sunrise|daybreak|sun rises|rising sun|sun rising)\b/i, 'dawn'],
  [/\bmorning\b/i, 'morning'],
  [/\b(?:sunset|dusk|twilight|magic hour|golden hour|sundown|sun sets|setting sun|sun setting)\b/i, 'sunset'],
  [/\bevening\b/i, 'evening'],
  [/\b(?:night|midnight)\b/i, 'night'],
  [/\bafternoon\b/i, 'afternoon'],
  [/\b(?:day|noon|midday|daytime|daylight)\b/i, 'day'],
];

/** The time of day that words name, in English or Korean; undefined for `CONTINUOUS`, `LATER` and the like. */
export function readDayTime(text: string): DayTime | undefined {
  const english = hasHangul(text)
    ? translateKorean(text)
        .flatMap(({ times, text: said }) => [...times, said])
        .join(' ')
    : text;
  return names.find(([pattern]) => pattern.test(english))?.[1];
}

interface Light {
  /** `at night`. */
  readonly when: string;
  readonly outside: string;
  readonly inside: string;
}

const lights: Readonly<Record<DayTime, Light>> = {
  dawn: { when: 'at dawn', outside: 'pale golden light', inside: 'pale light through the windows' },
  morning: {
    when: 'in the morning',
    outside: 'soft morning light',
    inside: 'soft morning light through the windows',
  },
  day: { when: '', outside: 'bright daylight', inside: 'soft daylight through the windows' },
  afternoon: {
    when: 'in the afternoon',
    outside: 'warm afternoon light',
    inside: 'warm afternoon light through the windows',
  },
  sunset: { when: 'at sunset', outside: 'warm golden light', inside: 'low golden light through the windows' },
  evening: { when: 'in the evening', outside: 'fading evening light', inside: 'warm lamp light' },
  night: { when: 'at night', outside: 'cool moonlight', inside: 'warm lamp light' },
};

export interface LightWish {
  readonly dayTime: DayTime | undefined;
  readonly interior: SceneSetting['interior'];
  /** What is seen, in which weather and time may be named. */
  readonly seen: string;
  /** A drawing: its lines are the light. */
  readonly isDrawing: boolean;
}

/** `at night` where the picture does not say so already. */
export function timeText({ dayTime, seen }: LightWish): string {
  if (dayTime === undefined || readDayTime(seen) === dayTime) return '';
  return lights[dayTime].when;
}

/** Words that say what the light is. */
export const saysLight =
  /\b(?:light|lights|lit|lighting|sunlit|moonlit|moonlight|sunlight|backlit|glow|glowing|neon|golden hour|candlelight|shadows?)\b/i;

/** What is said of the light where nothing is known of it: nothing, where the style does. */
export function plainLightOr(light: string, style: string | undefined): string {
  const isPlain = light === natural || light === indoors;
  return isPlain && style !== undefined && saysLight.test(style) ? '' : light;
}

const natural = 'natural light';
const indoors = 'soft indoor light';

/** The light of a shot: by what is seen, else by the time of day, else natural. */
export function lightText({ dayTime, interior, seen, isDrawing }: LightWish): string {
  if (isDrawing) return 'even light';
  const known = dayTime ?? readDayTime(seen);
  const source = sources.find(([pattern]) => pattern.test(seen))?.[1];
  if (source !== undefined) return source;
  if (known !== undefined) return interior === true ? lights[known].inside : lights[known].outside;
  return interior === true ? indoors : natural;
}

/** Lights and weathers that are stronger than the time of day. */
const sources: readonly (readonly [RegExp, string])[] = [
  [/\b(?:neon)\b/, 'glowing neon light'],
  [/\b(?:candle|candles|lantern|lanterns)\b/, 'warm candle glow'],
  [/\b(?:fire|campfire|fireplace|flames|bonfire|lava)\b/, 'flickering firelight'],
  [/\b(?:underwater|coral|jellyfish|whale)\b/, 'shafts of blue light'],
  [/\b(?:storm|stormy|thunder|lightning)\b/, 'dramatic stormy light'],
  [/\b(?:fog|foggy|mist|misty)\b/, 'soft hazy light'],
  [/\b(?:outer space|galaxy|nebula|planet|spaceship|moon surface|astronaut)\b/, 'hard starlit contrast'],
  [/\b(?:stage|spotlight)\b/, 'a spotlight'],
];
