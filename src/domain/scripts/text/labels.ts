/** What a word before a colon, or in brackets, says of the words after it. */
export type LabelMeaning =
  | 'narration'
  | 'action'
  | 'visual'
  | 'caption'
  | 'music'
  | 'effect'
  | 'simulation'
  /** A place or an hour: belongs to the scene's setting. */
  | 'place';

const words: Readonly<Record<LabelMeaning, readonly string[]>> = {
  narration: [
    ...['나레이션', '내레이션', '나래이션', '나레이터', '내레이터', '해설', '해설자', '대사', '멘트', '음성'],
    ...['na', 'n', 'nar', 'vo', 'v.o', 'v.o.', 'v/o', 'narration', 'narrator', 'voiceover', 'voice over'],
    ...['voice-over', 'spoken', 'says', 'text to speech'],
  ],
  action: ['지문', '행동', '동작', '상황', 'action', 'stage direction', 'direction'],
  visual: [
    ...['화면', '영상', '그림', '비주얼', '배경', '컷', '장면', '삽화', '이미지'],
    ...['visual', 'visuals', 'video', 'picture', 'image', 'shot', 'on screen', 'b-roll', 'broll', 'screen'],
  ],
  caption: [
    ...['자막', '캡션', '글자', '타이틀', '화면 자막', '화면자막', 'cg'],
    ...['caption', 'captions', 'subtitle', 'super', 'title card', 'on-screen text', 'on screen text', 'text'],
  ],
  music: ['bgm', '음악', '배경음악', '배경 음악', '브금', '노래', 'm', 'music', 'song'],
  effect: [
    '효과음',
    '효과',
    '음향',
    '음향효과',
    'se',
    's.e',
    's.e.',
    'sfx',
    'fx',
    'e',
    'sound',
    'sound effect',
  ],
  simulation: ['시뮬레이션', '시뮬', 'simulation', 'sim'],
  place: ['장소', '시간', '시간대', 'location', 'place', 'setting'],
};

const meanings: ReadonlyMap<string, LabelMeaning> = new Map(
  Object.entries(words).flatMap(([meaning, list]) =>
    list.map((word) => [word, meaning as LabelMeaning] as const),
  ),
);

/** What a label means, if it is one that scripts share; names of people are none. `Na`, `BGM1` and `자막 2` count too. */
export function labelMeaning(label: string): LabelMeaning | undefined {
  const plain = label.trim().toLowerCase().replace(/\s+/g, ' ');
  if (plain.length > 20) return undefined;
  return meanings.get(plain) ?? meanings.get(plain.replace(/\s*#?\d{1,3}$/, ''));
}
