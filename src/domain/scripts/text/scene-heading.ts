import type { SceneSetting } from '../script.js';
import { readSetting } from './scene-setting.js';

/** A line that begins a scene. */
export interface SceneHeading {
  /** Without marks and number: `교실 (낮)`; the line's own words when nothing else is left: `씬 1`. */
  readonly heading: string;
  readonly setting?: SceneSetting;
}

const number = String.raw`(?:\d{1,4}(?:[-–.]\d{1,3})?[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,5})`;

/** Marks with a number, in Korean and English: `S#1`, `#1`, `씬 1`, `장면 1`, `제1장`, `1막 2장`, `Scene 1`. */
const numbered = new RegExp(
  [
    '^(?:',
    String.raw`s\s?#\s?${number}`,
    String.raw`|#\s?\d{1,4}[a-z]?(?![\w#])`,
    String.raw`|(?:씬|신|장면|scene)\s?(?:#|no\.?)?\s?${number}(?![\w])`,
    String.raw`|제?\s?\d{1,3}\s?막(?:\s?제?\s?\d{1,3}\s?장)?`,
    String.raw`|제\s?\d{1,3}\s?(?:장|씬|신|장면|화)|\d{1,3}\s?(?:씬|장면)`,
    ')(?![가-힣])',
  ].join(''),
  'i',
);

/** Brackets and signs that writers put round headings; one that is closed at the line's end was opened before. */
const opening = /^[[<【〈《(■▶◆●○◎□▷*=\-\s]{1,6}(?=\S)/;
const closing = /[\]>】〉》)*=\-\s]{1,6}$/;

const most = 120;

/** A scene's heading in running text, or undefined. `setting` is there when the heading names a place with its hour. */
export function readSceneHeading(text: string): SceneHeading | undefined {
  const line = text.trim();
  if (line.length > most || line === '') return undefined;
  return readHash(line) ?? readNumbered(line) ?? readPart(line) ?? readSlug(line);
}

/** `# Heading` as in Markdown, where a number does not follow at once. */
function readHash(line: string): SceneHeading | undefined {
  const [, text] = /^#{1,6}\s+(.+?)(?:\s#+)?$/.exec(line) ?? [];
  if (text === undefined) return undefined;
  return readNumbered(text) ?? readNumbered(line) ?? withSetting(text);
}

function readNumbered(line: string): SceneHeading | undefined {
  const bare = unframed(line);
  const [mark] = numbered.exec(bare) ?? [];
  if (mark === undefined) return undefined;
  const rest = bare.slice(mark.length);
  if (!/^(?:[\s.:：)\]>】,\-–—|/_(（*]|$)/.test(rest)) return undefined;
  if (/^\s+[^\s.:：(（[-].{15,}[.!?다요]$/.test(rest)) return undefined;
  const heading = rest
    .replace(/^[\s.:：\]>】,\-–—|/_)*]+/, '')
    .replace(/\*+$/, '')
    .trim();
  return withSetting(unwrapped(heading) || mark.trim());
}

/** `(교실, 낮)` as the whole of a heading. */
function unwrapped(heading: string): string {
  const [, inner] = /^[(（[]([^()（）[\]]*)[)）\]]$/.exec(heading) ?? [];
  return inner?.trim() ?? heading;
}

function unframed(line: string): string {
  const inner = line.replace(opening, '');
  return inner.length < line.length && !/[(（]/.test(inner) ? inner.replace(closing, '') : inner;
}

/** The parts of a lesson or a video, which stand in brackets or behind a number: `[오프닝]`, `[본론 1] 소리`, `2. 전개`. */
const parts =
  '오프닝|인트로|도입부?|전개|본론|절정|위기|발단|결말|결론|마무리|정리|엔딩|클로징|아웃트로|프롤로그|에필로그|' +
  'intro(?:duction)?|opening|hook|body|main part|conclusion|outro|ending|closing|prologue|epilogue|call to action';

const bracketedPart = new RegExp(
  String.raw`^[[<【]\s*((?:${parts})(?:\s*\d{1,2})?)\s*[\]>】]\s*[:.–-]?\s*(.{0,60})$`,
  'i',
);
const numberedPart = new RegExp(
  String.raw`^\d{1,2}[.)]\s*((?:${parts})(?:\s*\d{1,2})?)\s*(?:[:–-]\s*(.{0,60}))?$`,
  'i',
);

function readPart(line: string): SceneHeading | undefined {
  const [, part, rest = ''] = bracketedPart.exec(line) ?? numberedPart.exec(line) ?? [];
  return part === undefined ? undefined : withSetting(rest.trim() || part);
}

/** `INT. KITCHEN - NIGHT`, also in plain text. */
function readSlug(line: string): SceneHeading | undefined {
  return /^(?:INT|EXT|EST|INT\.?\/EXT|EXT\.?\/INT|I\/E)[. ]\s*\S/.test(line) ? withSetting(line) : undefined;
}

function withSetting(heading: string): SceneHeading {
  const setting = readSetting(heading);
  return { heading, ...(setting === undefined ? {} : { setting }) };
}

/** A rule between scenes: `---`, `***`, `* * *`, `===`, `———`. */
export function isRule(text: string): boolean {
  const line = text.trim();
  if (line.length < 3 || line.length > 200) return false;
  const [first = ''] = line;
  return (
    '-*_=~—–─━#'.includes(first) &&
    line.replaceAll(first, '').trim() === '' &&
    line.replace(/\s/g, '').length >= 3
  );
}
