/** One run of letters of a prompt: lower case, composed. */
export interface Token {
  readonly text: string;
  readonly korean: boolean;
}

/** Splits a prompt into words. Composed and decomposed Hangul give the same words. */
export function readTokens(prompt: string): readonly Token[] {
  const text = prompt.normalize('NFC').toLowerCase();
  return [...text.matchAll(/\p{Script=Hangul}+|[\p{L}\p{N}]+/gu)].map(([word]) => ({
    text: word,
    korean: /\p{Script=Hangul}/u.test(word),
  }));
}

/** What an English word may stand as in the singular: `waves`, `skies` and `beaches` too. */
export function singulars(word: string): readonly string[] {
  return [
    word,
    ...(word.endsWith('s') ? [word.slice(0, -1)] : []),
    ...(word.endsWith('es') ? [word.slice(0, -2)] : []),
    ...(word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : []),
  ];
}

const negations = new Set(['no', 'without', 'not', 'never']);

/** Whether the prompt says that the thing at `index` is not to be seen: `no clouds`, `구름 없는`. */
export function isDenied(tokens: readonly Token[], index: number): boolean {
  const before = [tokens[index - 1]?.text, tokens[index - 2]?.text];
  if (before.some((word) => word !== undefined && negations.has(word))) return true;
  return /^(없|아닌|말고)/.test(tokens[index + 1]?.text ?? '');
}

/** Particles and endings that attach to a Korean noun. */
const particles = new Set(
  (
    '은 는 이 가 을 를 에 의 와 과 도 로 으로 에서 에는 에서는 에도 에선 만 까지 부터 처럼 같은 인 ' +
    '위 위에 위로 위의 위를 위에서 아래 아래로 아래에서 밑 밑에 속 속에 속의 속에서 속을 속으로 안 안에 안에서 밖 밖에 밖의 ' +
    '옆 옆에 앞 앞에 앞에서 뒤 뒤로 뒤에 가 가에 가의 가에서 사이 사이로 사이에 너머 너머로 들 들이 들의 들은 들을 들과 들에 들이 ' +
    '이나 나 랑 이랑 하고 보다 마다 빛 빛이 빛의 빛에 길 길을 길에 한 색 색의 이다 입니다'
  ).split(' '),
);

/**
 * The stems that a Korean word is made of: `밤바다의` is `밤` and `바다`. A word that does not come out even gives only
 * the longer stems within it: `산책` is not `산`.
 */
export function readStems(word: string, stems: ReadonlySet<string>): readonly string[] {
  const whole = splitStems(word, stems);
  if (whole !== undefined) return whole;
  return [...stems].filter((stem) => stem.length > 1 && word.includes(stem));
}

function splitStems(word: string, stems: ReadonlySet<string>): readonly string[] | undefined {
  for (let length = word.length; length > 0; length -= 1) {
    const stem = word.slice(0, length);
    if (!stems.has(stem)) continue;
    const rest = word.slice(length);
    if (rest === '' || particles.has(rest)) return [stem];
    const others = splitStems(rest, stems);
    if (others !== undefined) return [stem, ...others];
  }
  return undefined;
}
