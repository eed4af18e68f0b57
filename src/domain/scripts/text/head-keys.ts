import { shownValue } from '../../config/shown-value.js';
import type { ScriptWishes } from '../script.js';
import { scriptError } from '../script-error.js';
import { labelMeaning } from './labels.js';
import { readLabel } from './read-label.js';
import { isRule, readSceneHeading } from './scene-heading.js';
import type { TextLine } from './text-line.js';
import { headKey, headKeys, headSchema, takeHead } from './wishes.js';

/** What the first lines of a text say of it, and the lines after them. */
export interface HeadKeys {
  readonly title?: string;
  readonly wishes: ScriptWishes;
  readonly lines: readonly TextLine[];
}

/** Who made it, for whom and when: nothing of it is seen or heard. */
const credits = new Set([
  ...[
    '등장인물',
    '등장 인물',
    '출연',
    '작가',
    '극본',
    '각본',
    '글',
    '연출',
    '감독',
    '기획',
    '기획의도',
    '기획 의도',
    '제작',
  ],
  ...[
    '러닝타임',
    '분량',
    '길이',
    '날짜',
    '작성일',
    '장르',
    '대상',
    '학년',
    '과목',
    '단원',
    '학습목표',
    '학습 목표',
    '버전',
  ],
  ...['원작', '주제', '줄거리', '시놉시스', '로그라인', '촬영', '편집', '채널', '프로그램'],
  ...[
    'author',
    'authors',
    'written by',
    'credit',
    'date',
    'draft date',
    'version',
    'characters',
    'cast',
    'genre',
  ],
  ...[
    'length',
    'runtime',
    'duration',
    'audience',
    'director',
    'producer',
    'client',
    'source',
    'contact',
    'copyright',
  ],
]);

/** How far down keys are looked for. */
const mostHeadLines = 40;

/**
 * Reads `제목: ...`, `Style: ...` and the like from the first lines, up to the first line that is something else; a short
 * line above headings is the title. Errors: `script-invalid` with the line.
 */
export function readHeadKeys(lines: readonly TextLine[]): HeadKeys {
  const found = new Map<string, string>();
  let next = 0;
  for (; next < Math.min(lines.length, mostHeadLines); next += 1) {
    const line = lines[next];
    if (line === undefined) break;
    if (line.text === '') continue;
    const title: string | undefined = found.has('title') ? undefined : bareTitle(lines, next);
    if (title !== undefined) found.set('title', title);
    else if (!readKey(line, found)) break;
  }
  return { ...takeHead(check(found)), lines: lines.slice(next) };
}

function readKey(line: TextLine, found: Map<string, string>): boolean {
  const label = readLabel(line.text);
  if (label === undefined) return false;
  const name = label.label.toLowerCase();
  if (credits.has(name)) return true;
  const key = headKey(name);
  if (!headKeys.includes(key) || label.rest === '') return false;
  if (key === 'music' && !/\.\w{2,4}$/.test(label.rest)) return false;
  if (key === 'aspect' && !isAspect(label.rest))
    throw scriptError(
      `Key \`${label.label}\` must be two numbers such as 16:9, got ${shownValue(label.rest)}`,
      { line: line.fromLine },
    );
  if (key === 'language' && !/^[a-z]{2,3}(?:-\w+)*$/.test(label.rest)) return false;
  found.set(key, label.rest.slice(0, 1000));
  return true;
}

function isAspect(text: string): boolean {
  return /^[1-9]\d{0,2}:[1-9]\d{0,2}$/.test(text);
}

function check(found: ReadonlyMap<string, string>) {
  return headSchema.parse(Object.fromEntries(found));
}

/** A short first line that is followed by an empty one and then by a heading, a rule or a key. */
function bareTitle(lines: readonly TextLine[], at: number): string | undefined {
  const text = lines[at]?.text ?? '';
  const [, framed] = /^[<《「『【[](.{1,60})[>》」』】\]]$/.exec(text) ?? [];
  const title = framed ?? text;
  if (title.length > 60 || /[.!?:：다요]$/.test(title) || /[:：]/.test(title) || labelMeaning(title))
    return undefined;
  if (isRule(text) || readSceneHeading(text) !== undefined || text.startsWith('(')) return undefined;
  const next = lines.slice(at + 1, at + 5).find((line) => line.text !== '')?.text ?? '';
  const follows = isRule(next) || readSceneHeading(next) !== undefined || isKey(next);
  return follows && lines[at + 1]?.text === '' ? title : follows && framed !== undefined ? title : undefined;
}

function isKey(text: string): boolean {
  const name = readLabel(text)?.label.toLowerCase();
  return name !== undefined && (credits.has(name) || headKeys.includes(headKey(name)));
}
