import { AivideoError } from '../errors.js';
import { arrangeCues, type ReadCue } from './arrange-cues.js';
import type { CaptionAdjustment, CaptionFormat, CuePlace, ParsedCaptions } from './cue.js';
import { readCueText } from './cue-text.js';
import { readCueTime } from './cue-time.js';

export interface ParseCaptionsOptions {
  /** Default: WebVTT when the text begins with `WEBVTT`, else SubRip. */
  readonly format?: CaptionFormat;
}

/**
 * Reads SubRip (.srt) and WebVTT (https://www.w3.org/TR/webvtt1/) as they are found in the world: with or without byte
 * order mark and numbers, any line ends, commas or points. What is changed is said in `adjustments`.
 * Errors: `captions-invalid` with the line (`details.line`) when a time can not be read or when there are no captions.
 */
export function parseCaptions(text: string, options: ParseCaptionsOptions = {}): ParsedCaptions {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const format = options.format ?? (/^WEBVTT(?:[ \t\n]|$)/.test(plain) ? 'vtt' : 'srt');
  const adjustments: CaptionAdjustment[] = [];
  const cues: ReadCue[] = [];
  for (const block of blocksOf(plain)) readBlock(block, { format, cues, adjustments });
  if (cues.length === 0) throw invalid(1, 'There are no captions in it');
  const arranged = arrangeCues(cues);
  const all = [...tagAdjustment(cues), ...adjustments, ...arranged.adjustments];
  return { format, cues: arranged.cues, adjustments: all.sort((one, other) => one.line - other.line) };
}

/** Lines that stand together, with the number of the first. */
interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

/** Empty lines divide blocks; so does a second time, for programs that leave the empty line out. */
function blocksOf(text: string): readonly Block[] {
  const blocks: { readonly line: number; readonly lines: string[] }[] = [];
  let open: string[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') open = undefined;
    else if (open === undefined || (isTime(line) && open.some(isTime))) {
      const number = open !== undefined && isNumber(open.at(-1) ?? '') ? open.pop() : undefined;
      open = number === undefined ? [line] : [number, line];
      blocks.push({ line: index + 2 - open.length, lines: open });
    } else open.push(line);
  }
  return blocks;
}

function isTime(line: string): boolean {
  return line.includes('-->');
}

function isNumber(line: string): boolean {
  return /^\s*\d+\s*$/.test(line);
}

interface Reading {
  readonly format: CaptionFormat;
  readonly cues: ReadCue[];
  readonly adjustments: CaptionAdjustment[];
}

function readBlock(block: Block, reading: Reading): void {
  const at = block.lines.findIndex(isTime);
  if (at === -1) {
    readLooseBlock(block, reading);
    return;
  }
  const line = block.line + at;
  addCue({ line, ...readTimes(block.lines[at] ?? '', line), words: block.lines.slice(at + 1) }, reading);
}

interface FoundCue {
  readonly line: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly settings: string;
  readonly words: readonly string[];
}

function addCue({ line, startMs, endMs, settings, words }: FoundCue, { cues, adjustments }: Reading): void {
  const { text, place, hasTags } = readCueText(words.join('\n'));
  if (text === '') {
    adjustments.push({ line, message: 'A caption without text is left out' });
    return;
  }
  const asked = place ?? placeOf(settings);
  cues.push({ line, startMs, endMs, text, hasTags, ...(asked === undefined ? {} : { place: asked }) });
}

/** Blocks without a time: parts of WebVTT that are no captions, or text after an empty line inside of a caption. */
function readLooseBlock({ line, lines }: Block, { format, cues, adjustments }: Reading): void {
  const [first = ''] = lines;
  if (format === 'vtt' && /^(WEBVTT|NOTE|STYLE|REGION)\b/.test(first)) return;
  const before = cues.at(-1);
  if (before === undefined)
    throw invalid(
      line,
      `A time such as \`00:00:01,000 --> 00:00:03,500\` is expected, got \`${short(first)}\``,
    );
  if (lines.length === 1 && isNumber(first)) return;
  const { text, hasTags } = readCueText(lines.join('\n'));
  cues[cues.length - 1] = { ...before, text: `${before.text}\n${text}`, hasTags: before.hasTags || hasTags };
  adjustments.push({ line, message: 'Text after an empty line is taken as part of the caption before it' });
}

function readTimes(text: string, line: number) {
  const [, start = '', end = '', settings = ''] = /^(.*?)-->\s*(\S*)(.*)$/.exec(text.trim()) ?? [];
  const startMs = readCueTime(start.trim());
  const endMs = readCueTime(end);
  const wrong = startMs === undefined ? start.trim() : end;
  if (startMs === undefined || endMs === undefined)
    throw invalid(line, `A time must be written like \`00:00:01,000\`, got \`${short(wrong)}\``);
  return { startMs, endMs, settings };
}

/** The `line` setting of WebVTT: a percentage from the top, or a number of lines, negative from the bottom. */
function placeOf(settings: string): CuePlace | undefined {
  const [, value, percent] = /\bline:(-?\d+(?:\.\d+)?)(%?)/.exec(settings) ?? [];
  if (value === undefined) return undefined;
  if (percent === '') return Number(value) < 0 ? 'bottom' : 'top';
  if (Number(value) < 34) return 'top';
  return Number(value) < 67 ? 'middle' : 'bottom';
}

function tagAdjustment(cues: readonly ReadCue[]): CaptionAdjustment[] {
  const tagged = cues.filter(({ hasTags }) => hasTags);
  const [first] = tagged;
  if (first === undefined) return [];
  const count = tagged.length === 1 ? 'one caption' : `${tagged.length} captions`;
  return [{ line: first.line, message: `Tags such as \`<i>\` are left out of ${count}` }];
}

function invalid(line: number, message: string): AivideoError {
  return new AivideoError('captions-invalid', line === 1 ? message : `Line ${line}: ${lowered(message)}`, {
    details: { line },
  });
}

function lowered(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function short(text: string): string {
  const line = text.trim();
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
