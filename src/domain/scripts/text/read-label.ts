import { type LabelMeaning, labelMeaning } from './labels.js';

/** `이름 (조용히): 대사`, taken apart. */
export interface Label {
  readonly label: string;
  readonly manner?: string;
  /** What follows; empty when the label stands alone. */
  readonly rest: string;
  /** Whether a tab or spaces stand where the colon is elsewhere. */
  readonly byColumns: boolean;
}

/** The label at the beginning of a line, whatever it means. */
export function readLabel(line: string): Label | undefined {
  const [, label, manner, rest = ''] =
    /^([^\s:：()（）[\]"“][^:：()（）[\]\t"“]{0,29}?)[ \t]?(?:[(（]([^()（）]{1,40})[)）])?[ \t]?[:：](?!\/\/)\s*(.*)$/s.exec(
      line,
    ) ?? [];
  const isHour = label !== undefined && /\d$/.test(label) && /^\d/.test(rest);
  if (label !== undefined && !isHour && hasLetter(label)) return made(label, manner, rest, false);
  return readCue(line) ?? readColumns(line);
}

/** `BGM. 느린 피아노`, `E. 천둥소리`, `나레이션 - ...`. */
function readCue(line: string): Label | undefined {
  const [, label, rest = ''] =
    /^(BGM|SE|SFX|NA|VO|[MEN]|효과음|음악|자막|나레이션)\.\s*(\S.*)$/s.exec(line) ?? [];
  if (label !== undefined && /[가-힣]/.test(rest)) return made(label, undefined, rest, false);
  // `자막 - 소리`: only what is surely a label.
  const [, word = '', words = ''] = /^([^\s-][^-–—]{1,15}?)\s+[-–—]\s+(\S.*)$/s.exec(line) ?? [];
  return labelMeaning(word) === undefined ? undefined : made(word, undefined, words, false);
}

/** `이름<tab>대사`. */
function readColumns(line: string): Label | undefined {
  const [, label, manner, rest] =
    /^([\p{L}\p{N}.]{1,12}(?: [\p{L}\p{N}.]{1,12})?)(?:[ \t]?[(（]([^()（）]{1,40})[)）])?(?:\t[\t ]*|[ ]{2}[\t ]*)(\S.*)$/su.exec(
      line,
    ) ?? [];
  return label === undefined || rest === undefined || !hasLetter(label)
    ? undefined
    : made(label, manner, rest, true);
}

function made(label: string, manner: string | undefined, rest: string, byColumns: boolean): Label {
  const inner = manner?.trim();
  return {
    label: label.replace(/^[*_]+|[*_]+$/g, '').trim(),
    rest: rest.replace(/^\*\*\s*/, '').trim(),
    byColumns,
    ...(inner === undefined || inner === '' ? {} : { manner: inner }),
  };
}

function hasLetter(label: string): boolean {
  return /\p{L}/u.test(label);
}

/** Words before a colon that are part of what is said, and no names. */
const remarks = new Set([
  ...[
    '참고',
    '예',
    '예시',
    '예를 들어',
    '주의',
    '정리',
    '정답',
    '문제',
    '결론',
    '요약',
    '즉',
    '단',
    '팁',
    '힌트',
    '목표',
  ],
  ...[
    '첫째',
    '둘째',
    '셋째',
    '공식',
    '정의',
    '조건',
    '결과',
    '이유',
    '방법',
    '준비물',
    '그리고',
    '다시 말해',
    '주제',
  ],
  ...[
    'note',
    'remember',
    'example',
    'tip',
    'hint',
    'warning',
    'result',
    'answer',
    'summary',
    'conclusion',
    'first',
  ],
  ...[
    'second',
    'third',
    'finally',
    'today',
    'goal',
    'step',
    'today',
    'here',
    'that is',
    'for example',
    'in short',
  ],
  ...[
    'so',
    'but',
    'and',
    'next',
    'now',
    'then',
    'because',
    'why',
    'how',
    'what',
    'where',
    'when',
    'who',
    'http',
  ],
]);

/** Whether a label may name somebody who speaks. */
export function mayBeName({ label, byColumns }: Label): boolean {
  if (label.length > 20 || label.split(' ').length > 3) return false;
  if (remarks.has(label.toLowerCase()) || /[.,!?;…]$|[,;!?]/.test(label)) return false;
  // A word of running text starts small; a sentence before a colon has an ending, as names such as 지은 have too.
  if (/^\p{Ll}/u.test(label) || /(?:습니다|니다|해요|이란|에서|으로|하면)$/.test(label)) return false;
  if (label.length > 4 && /[은는을를]$/.test(label)) return false;
  return !byColumns || label.length <= 12;
}

export type SpokenOrMeaning = LabelMeaning | 'speech';

/** Whose label it is: a shared one, a speaker's among `names`, or neither. */
export function readMeaning(label: Label, names: ReadonlySet<string>): SpokenOrMeaning | undefined {
  const meaning = labelMeaning(label.label);
  // One letter before spaces is the end of a list's mark or a formula sooner than a label.
  if (meaning !== undefined && !(label.byColumns && label.label.length === 1)) return meaning;
  return names.has(label.label) ? 'speech' : undefined;
}
