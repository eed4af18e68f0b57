import type { Topic } from '../korean/lexicon/entry.js';

/** What kind of picture a scene is. */
export type PictureKind = 'people' | 'land' | 'drawing' | 'thing';

const kindOfTopic: Readonly<Record<Topic, PictureKind | undefined>> = {
  nature: 'land',
  weather: 'land',
  city: 'land',
  room: undefined,
  person: 'people',
  body: 'people',
  animal: 'people',
  food: 'thing',
  vehicle: 'thing',
  thing: 'thing',
  mathematics: 'drawing',
  time: undefined,
};

/** The kind of a picture by what is in it. People make it theirs; a drawing is one when half of it is mathematics. */
export function pictureKind(topics: readonly Topic[]): PictureKind {
  const kinds = topics.flatMap((topic) => kindOfTopic[topic] ?? []);
  const count = (kind: PictureKind) => kinds.filter((one) => one === kind).length;
  if (count('drawing') > 0 && count('drawing') * 2 >= kinds.length && count('people') === 0) return 'drawing';
  if (count('people') > 0) return 'people';
  return count('land') >= count('thing') ? 'land' : 'thing';
}

const framings: Readonly<Record<PictureKind, readonly string[]>> = {
  people: ['wide shot', 'medium shot', 'close-up', 'low-angle shot', 'over-the-shoulder shot', 'full shot'],
  land: [
    'wide shot',
    'medium shot',
    'close-up of the details',
    'aerial shot',
    'low-angle shot',
    'panoramic shot',
  ],
  drawing: ['full view', 'closer view', 'close-up', 'slightly angled view'],
  thing: ['medium shot', 'close-up', 'macro shot', 'wide shot', 'top-down shot'],
};

const cameras: Readonly<Record<PictureKind, readonly string[]>> = {
  people: ['slow push-in', 'static camera', 'gentle tracking shot', 'slow pan', 'handheld camera'],
  land: ['slow push-in', 'slow pan', 'slow pull-back', 'gliding camera', 'static camera'],
  drawing: ['static camera', 'slow zoom-in', 'smooth camera drift'],
  thing: ['slow push-in', 'slow orbit around it', 'static camera', 'slow pan'],
};

/** How one shot is taken. */
export interface Framing {
  readonly shot: string;
  readonly camera: string;
}

export interface FramingWish {
  readonly kind: PictureKind;
  /** Place of the shot in its scene, from 0. */
  readonly shot: number;
  readonly shots: number;
  /** Place of the scene in the film, from 0: neighbours move the camera differently. */
  readonly scene: number;
  /** What the script itself says of the camera. */
  readonly said: Partial<Framing>;
}

/** Wide, medium, close, and on; a scene of one shot is seen from the middle distance where people are in it. */
export function chooseFraming({ kind, shot, shots, scene, said }: FramingWish): Framing {
  const distances = framings[kind];
  const only = kind === 'people' && shots === 1 ? 'medium wide shot' : distances[shot % distances.length];
  const moves = cameras[kind];
  const move = moves[(scene + shot) % moves.length];
  return { shot: said.shot ?? only ?? '', camera: said.camera ?? move ?? '' };
}

const shotWords: readonly (readonly [RegExp, string])[] = [
  [/\bextreme close[- ]?up\b|익스트림 클로즈업/iu, 'extreme close-up'],
  [/\bclose[- ]?up\b|\bCLOSE ON\b|클로즈\s?업|근접/iu, 'close-up'],
  [
    /\b(?:aerial|drone|overhead|bird'?s[- ]eye) (?:shot|view|footage)\b|항공\s?(?:샷|숏|촬영)|드론\s?(?:샷|숏|촬영)|부감/iu,
    'aerial shot',
  ],
  [/\b(?:wide|long|establishing) shot\b|롱\s?[샷숏]|와이드\s?[샷숏]|원경|전경/iu, 'wide shot'],
  [/\bmedium shot\b|미디엄\s?[샷숏]|바스트\s?[샷숏]/iu, 'medium shot'],
  [/\blow[- ]angle\b|로우\s?앵글|로 앵글/iu, 'low-angle shot'],
  [/\bhigh[- ]angle\b|하이\s?앵글/iu, 'high-angle shot'],
  [/\bPOV\b|point of view|1인칭\s?시점/u, 'point-of-view shot'],
];

const cameraWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:zooms? in|pushes in|push[- ]in|dolly in)\b|줌\s?인|달리\s?인/iu, 'slow push-in'],
  [/\b(?:zooms? out|pulls back|pull[- ]back|dolly out)\b|줌\s?아웃|달리\s?아웃/iu, 'slow pull-back'],
  [/\bpans?\b (?:to|across|over|left|right|slowly)|\bpanning\b|(?:^|\s)팬(?:\s|$)|패닝/iu, 'slow pan'],
  [/\btilts? (?:up|down)\b|틸트/iu, 'slow tilt'],
  [/\b(?:tracking shot|camera follows|camera tracks)\b|트래킹|따라가는 카메라/iu, 'tracking shot'],
  [/\bhandheld\b|핸드헬드/iu, 'handheld camera'],
  [/\b(?:time[- ]?lapse)\b|타임랩스/iu, 'time lapse'],
  [/\bslow motion\b|슬로우?\s?모션/iu, 'slow motion'],
];

/** What a script says of shot and camera. */
export function readFraming(text: string): Partial<Framing> {
  const shot = shotWords.find(([pattern]) => pattern.test(text))?.[1];
  const camera = cameraWords.find(([pattern]) => pattern.test(text))?.[1];
  return { ...(shot === undefined ? {} : { shot }), ...(camera === undefined ? {} : { camera }) };
}
