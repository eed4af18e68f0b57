import type { Scene } from '../../scripts/script.js';
import { spokenLines } from '../../scripts/script.js';
import type { TagEnglish } from '../english/tagged-word.js';
import { visibleTopic } from '../english/visible-words.js';
import { hasHangul, translateKorean } from '../korean/translate.js';
import type { CastEntry } from '../scene-prompts.js';
import { escaped } from './setting.js';

/** Speakers who are heard and not seen. */
const unseen =
  /^(?:narrator|narration|voice|voice[- ]?over|announcer|host \(v\.?o\.?\)|v\.?o\.?|n\.?a\.?|na|내레이션|나레이션|내레이터|나레이터|해설|해설자|성우|목소리|자막|all|everyone|모두|일동|다같이|다 같이)$/iu;

const jackets = ['blue', 'green', 'red', 'yellow', 'gray', 'brown'];

/** The name of a speaker without `(V.O.)`, `(CONT'D)` and the like. */
export function speakerName(speaker: string): string {
  return speaker
    .replace(/\s*[([（][^)\]）]*[)\]）]\s*/gu, ' ')
    .replace(/[:：]\s*$/u, '')
    .trim();
}

/** Everybody who speaks and can be seen, in the order in which they come, each described in words that stay. */
export function findCast(scenes: readonly Scene[], tag: TagEnglish): readonly CastEntry[] {
  const names = [
    ...new Set(
      scenes.flatMap((scene) =>
        spokenLines(scene).flatMap(({ kind, speaker }) => {
          const name = speaker === undefined ? '' : speakerName(speaker);
          return kind === 'speech' && name !== '' && !unseen.test(name) ? [name] : [];
        }),
      ),
    ),
  ];
  const shown = scenes.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.kind === 'action' || line.kind === 'visual' ? [line.text] : [])),
  );
  let plain = 0;
  return names.map((name) => {
    const figure = figureOf(name, tag);
    const said = describedBy(name, figure, shown);
    if (said !== undefined) return { name, kind: 'character' as const, description: said };
    if (!/^a (?:man|woman|person)$/.test(figure))
      return { name, kind: 'character' as const, description: figure };
    const jacket = jackets[plain % jackets.length];
    plain += 1;
    return { name, kind: 'character' as const, description: `${figure} in a ${jacket} jacket` };
  });
}

/** What the script says of somebody where it first names them: `SARAH (30s), a tall woman in a red coat, ...`. */
function describedBy(name: string, figure: string, shown: readonly string[]): string | undefined {
  const text = shown.find((line) => mentions(line, name));
  if (text === undefined) return undefined;
  return hasHangul(name) ? koreanDescription(name, text) : englishDescription(name, text, figure);
}

function mentions(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}

function englishDescription(name: string, text: string, figure: string): string | undefined {
  const start = `(?<!\\p{L})${escaped(name)}(?:\\s*\\([^)]*\\))?,\\s*(?:[^,.;]{1,15},\\s*)?`;
  const whole = new RegExp(`${start}(an?\\s[^,.;()]+)`, 'iu').exec(text)?.[1]?.trim().replace(/\s+/gu, ' ');
  const isPerson = whole
    ?.split(/\s+/u)
    .some((word) => ['person', 'animal'].includes(visibleTopic(word) ?? ''));
  if (isPerson === true) return whole;
  const worn = new RegExp(`${start}((?:in|with|wearing)\\s[^,.;()]+)`, 'iu').exec(text)?.[1]?.trim();
  return worn === undefined ? undefined : `${figure} ${worn.replace(/\s+/gu, ' ')}`;
}

/** `민수(30대, 파란 재킷을 입은 남자)`. */
function koreanDescription(name: string, text: string): string | undefined {
  const [, inside] = new RegExp(`${escaped(name)}\\s*[(（]([^)）]+)[)）]`, 'u').exec(text) ?? [];
  if (inside === undefined) return undefined;
  const read = translateKorean(inside.replace(/\d+\s*(?:대|세|살)[의,]?\s*/gu, ''));
  const described = read
    .map(({ text: english }) => english)
    .filter((english) => english !== '')
    .join(', ');
  return read.some(({ topics }) => topics.includes('person')) ? described : undefined;
}

/** `선생님` is a teacher, `Sarah` a woman. */
function figureOf(name: string, tag: TagEnglish): string {
  if (hasHangul(name)) {
    const [read] = translateKorean(name.replace(/\s*\d+$/u, ''));
    if (read?.topics.includes('person') && read.untranslated.length === 0) return read.text;
    return 'a person';
  }
  const plain = name.replace(/[\s#]*\d+$/u, '').toLowerCase();
  const head = plain.slice(plain.lastIndexOf(' ') + 1);
  if (['person', 'animal'].includes(visibleTopic(head) ?? ''))
    return /^[aeiou]/.test(plain) ? `an ${plain}` : `a ${plain}`;
  const cased = plain.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  const tagged = tag(`${cased} walks.`)[0]?.[0]?.name;
  return tagged === 'female' ? 'a woman' : tagged === 'male' ? 'a man' : 'a person';
}

/** Puts descriptions in place of names, and takes out what introduced them. */
export function withoutNames(text: string, cast: readonly CastEntry[]): string {
  return cast.reduce((left, { name, description, kind }) => {
    if (kind !== 'character' || hasHangul(name) || !mentions(left, name)) return left;
    const worn = / ((?:in|with|wearing) .*)$/u.exec(description)?.[1] ?? description;
    const said = `(?:${escaped(description)}|${escaped(worn)})`;
    const intro = `(?:\\s*\\([^)]*\\))?(?:,\\s*(?:[^,.;]{1,15},\\s*)?${said}\\s*,?)?`;
    let isFirst = true;
    return left.replace(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})${intro}`, 'giu'), () => {
      const short = `the ${headOf(description)}`;
      const instead = isFirst ? description : short;
      isFirst = false;
      return instead;
    });
  }, text);
}

/** `woman` of `a tall woman in a red coat`. */
function headOf(description: string): string {
  const [before = description] = description.split(/ (?:in|with|wearing|of|from|holding|who|at) /u);
  return before.slice(before.lastIndexOf(' ') + 1);
}
