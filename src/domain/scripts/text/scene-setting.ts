import type { SceneSetting } from '../script.js';

const koreanTimes = [
  ...[
    '이른 아침',
    '늦은 밤',
    '해질녘',
    '해 질 녘',
    '한밤중',
    '한밤',
    '한낮',
    '대낮',
    '새벽',
    '아침',
    '오전',
    '정오',
  ],
  ...['점심', '오후', '저녁', '노을', '황혼', '심야', '낮', '밤'],
];

const englishTimes = [
  ...[
    'day',
    'night',
    'morning',
    'evening',
    'afternoon',
    'dawn',
    'dusk',
    'noon',
    'midnight',
    'sunset',
    'sunrise',
  ],
  ...['twilight', 'continuous', 'later', 'moments later', 'same', 'same time', 'magic hour', 'golden hour'],
];

const times = new Set([...koreanTimes, ...englishTimes]);

/** Where and when a heading says it is; undefined when it names neither an hour nor whether it is inside. */
export function readSetting(heading: string): SceneSetting | undefined {
  const { interior, rest } = readInterior(heading.trim());
  const parts = rest
    .split(/\s[-–—]+\s|[/|,(（]|\s{2,}/)
    .map((part) => part.replace(/[)）.\s]+$/, '').trim())
    .filter((part) => part !== '');
  const at = parts.findLastIndex(isTime);
  if (interior === undefined && at === -1) return undefined;
  const timeOfDay = parts[at];
  const place = parts.filter((_, index) => index !== at).join(', ');
  return {
    ...(place === '' ? {} : { place }),
    ...(timeOfDay === undefined ? {} : { timeOfDay }),
    ...(interior === undefined ? {} : { interior }),
  };
}

function isTime(part: string): boolean {
  return times.has(part.toLowerCase());
}

/** `INT.`, `EXT.`, `INT./EXT.`, `실내`, `야외` at its beginning. */
function readInterior(heading: string): { readonly interior?: boolean; readonly rest: string } {
  const [mark, inside, outside] =
    /^(?:(int\.?\/ext|i\/e|int|실내|내부|내경)|(ext\.?\/int|ext|est|실외|야외|외부|외경))(?=[. :)\]/]|$)[. :)\]/]*/i.exec(
      heading,
    ) ?? [];
  if (mark === undefined) return { rest: heading };
  const interior = inside !== undefined && outside === undefined;
  return { interior, rest: heading.slice(mark.length) };
}
