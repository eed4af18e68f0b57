import { Lexer } from 'fountain-js';
import { addMeaning, addSeen } from './add-meaning.js';
import type { FountainLine } from './fountain-lines.js';
import { labelMeaning } from './labels.js';
import { readSetting } from './scene-setting.js';
import type { ScriptBuilder } from './script-builder.js';

/** What one reading of a screenplay collects. */
export interface FountainPass {
  readonly builder: ScriptBuilder;
  /** Where no heading is, `# Act` begins a scene. */
  readonly sectionsAreScenes: boolean;
  readonly transitions: string[];
}

/** Lines of one block that the lexer is given at a time: its own time grows with their square. */
const mostLines = 100;

/** A character's name with its extension is never longer; nor does the lexer's pattern stand long lines. */
const mostCue = 80;
const mostLexed = 240;

/** Adds a paragraph of a screenplay to the scene that is open. */
export function addFountainBlock(block: readonly FountainLine[], pass: FountainPass): void {
  const [first, ...others] = block;
  if (first === undefined) return;
  const cue = first.text.trim();
  if (cue.startsWith('~')) addSung(block, pass);
  else if (cue.startsWith('>')) for (const line of block) addArrowed(line, pass);
  else if (others.length === 0 || !isCue(cue))
    addLexed(block, pass, others.length === 0 && cue.length <= mostLexed);
  else
    for (let at = 0; at < others.length; at += mostLines)
      addLexed([first, ...others.slice(at, at + mostLines)], pass, true);
}

/** Names are short. Scripts without capitals, such as Hangul, would make a name of any first line. */
function isCue(text: string): boolean {
  if (text.startsWith('@')) return text.length <= mostCue;
  if (text.length > mostCue || text.startsWith('!')) return false;
  return /\p{Lu}/u.test(text) || (text.length <= 16 && !/[.!?…,]$/.test(text.replace(/\([^()]*\)$/, '')));
}

/** `~ la la`: heard. */
function addSung(block: readonly FountainLine[], { builder }: FountainPass): void {
  for (const { text, number } of block) {
    const words = plain(text.trim().replace(/^~\s*/, ''));
    builder.add({ kind: 'narration', text: words, manner: 'singing' }, { fromLine: number });
  }
}

/** `> THE END <` is read on the screen, `> CUT TO:` says how it changes. */
function addArrowed({ text, number }: FountainLine, { builder, transitions }: FountainPass): void {
  const inner = text.trim().slice(1).trim();
  if (inner.endsWith('<'))
    builder.add({ kind: 'caption', text: plain(inner.slice(0, -1)) }, paragraph(number));
  else if (inner !== '') transitions.push(inner);
}

function addLexed(block: readonly FountainLine[], pass: FountainPass, mayBeMore: boolean): void {
  const [first, second] = block;
  if (first === undefined) return;
  const lines = block.map(({ text }, index) => (index === 0 ? squeezed(text) : text.replace(/^\s*~\s*/, '')));
  const text = lines.filter((line) => line !== '').join('\n');
  if (!mayBeMore) {
    addSeen(pass.builder, plain(text), paragraph(first.number));
    return;
  }
  const walk: Walk = { line: first.number, next: second?.number ?? first.number };
  for (const token of Lexer.tokenizeScript(text)) addToken(token, walk, pass);
  if (walk.manner !== undefined) addSeen(pass.builder, walk.manner, { fromLine: walk.line });
}

/** Where in a block the reading is, and who speaks. */
interface Walk {
  line: number;
  /** Line under the name. */
  readonly next: number;
  speaker?: Speaker;
  manner?: string | undefined;
}

function addToken(
  { type, text = '' }: { readonly type: string; readonly text?: string },
  walk: Walk,
  pass: FountainPass,
) {
  const words = plain(text);
  switch (type) {
    case 'scene_heading':
      pass.builder.startScene(walk.line, headingOf(words));
      return;
    case 'section':
      if (pass.sectionsAreScenes) pass.builder.startScene(walk.line, { heading: words });
      return;
    case 'transition':
      pass.transitions.push(words);
      return;
    case 'character':
      walk.speaker = readSpeaker(words);
      walk.line = walk.next;
      return;
    case 'parenthetical':
      walk.manner = words.replace(/^\(|\)$/g, '');
      walk.line += 1;
      return;
    case 'dialogue':
      addDialogue(words, text.split('\n').length, walk, pass);
      return;
    case 'action':
      if (/^FADE IN[:.]?$/i.test(words)) pass.transitions.push(words);
      else addSeen(pass.builder, words, paragraph(walk.line));
      return;
    default:
  }
}

function addDialogue(text: string, lines: number, walk: Walk, { builder }: FountainPass): void {
  const { extension, ...who } = walk.speaker ?? { meaning: 'narration' as const };
  const manner = walk.manner ?? extension;
  const place = { fromLine: walk.line, toLine: walk.line + lines - 1, opensParagraph: true };
  addMeaning(builder, { ...who, text, ...(manner === undefined ? {} : { manner }) }, place);
  walk.line += lines;
  walk.manner = undefined;
}

interface Speaker {
  readonly meaning: 'speech' | 'narration';
  readonly speaker?: string;
  /** `whispering` behind the name, and no more than that: `V.O.` and `CONT'D` are taken off. */
  readonly extension?: string;
}

function readSpeaker(cue: string): Speaker {
  const [, name = cue, inside = ''] = /^([^()]*)(?:\((.*)\))?/.exec(cue) ?? [];
  const speaker = name.trim();
  const extensions = inside.split(/\)\s*\(/).map((one) => one.trim());
  const isVoiceOver = extensions.some(
    (one) => /^v\.?\s?o\.?$/i.test(one) || labelMeaning(one) === 'narration',
  );
  const extension = extensions.find(
    (one) => one !== '' && !/^(?:v\.?\s?o|o\.?\s?[sc]|cont|pre-?lap|off|on )/i.test(one),
  );
  if (labelMeaning(speaker) === 'narration') return { meaning: 'narration' };
  return {
    meaning: isVoiceOver ? 'narration' : 'speech',
    speaker,
    ...(extension === undefined || labelMeaning(extension) === 'narration' ? {} : { extension }),
  };
}

function headingOf(heading: string) {
  const setting = readSetting(heading);
  return { heading, ...(setting === undefined ? {} : { setting }) };
}

function paragraph(fromLine: number) {
  return { fromLine, opensParagraph: true };
}

function squeezed(text: string): string {
  return text.trim().replace(/\s{2,}/g, ' ');
}

/** Words on one line without emphasis: `_`, `*`, and the backslashes that protect them. */
function plain(text: string): string {
  return text
    .replace(/(?<!\\)(?:\*{1,3}(?=[^\s*])([^*\n]{0,1000}?[^\s*\\])\*{1,3})/g, '$1')
    .replace(/(?<![\p{L}\p{N}\\])_(?=[^\s_])([^_\n]{0,1000}?[^\s_\\])_(?![\p{L}\p{N}])/gu, '$1')
    .replace(/\\([*_#!@~.>])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
