import type { Finding } from '../../domain/check/finding.js';
import type { MediaDetails } from '../../domain/clips/media-details.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { tableText } from '../render/table.js';
import { formatNumber, formatSeconds } from '../render/units.js';
import type { ClipVerdict } from './clip-verdict.js';

/** A table with a line for each clip, and beneath it a line for each thing that is wrong. */
export function checkText(context: CliContext, verdicts: readonly ClipVerdict[]): string {
  const { bold } = context.paint;
  const header = ['', 'clip', 'size', 'rate', 'length', 'sound', 'findings'].map((title) => bold(title));
  const rows = verdicts.map((verdict) => row(context, verdict));
  const remarks = verdicts.flatMap((verdict) => remarksOn(context, verdict));
  return `${tableText([header, ...rows])}${remarks.length === 0 ? '' : `\n${remarks.join('\n')}\n`}`;
}

function row(context: CliContext, verdict: ClipVerdict): readonly string[] {
  const { red, green, yellow } = context.paint;
  const name = shownName(context, verdict.path);
  if ('error' in verdict) return [red('✗'), name, ...noFacts, red('unreadable')];
  const { clip, failing } = verdict;
  const kinds = [...new Set(clip.findings.map(({ kind }) => kind))].join(', ');
  const facts = clip.media === undefined ? noFacts : factsOf(clip.media);
  if (failing.length > 0) return [red('✗'), name, ...facts, red(kinds)];
  return kinds === '' ? [green('✔'), name, ...facts, 'none'] : [yellow('!'), name, ...facts, yellow(kinds)];
}

const noFacts = ['-', '-', '-', '-'];

function factsOf({ video, audio, durationSeconds }: MediaDetails): readonly string[] {
  return [
    video === undefined ? '-' : `${video.width}x${video.height}`,
    video === undefined ? '-' : `${formatNumber(video.fps)} fps`,
    formatSeconds(durationSeconds),
    audio === undefined ? 'none' : audio.codec,
  ];
}

/** One remark for each finding, marked when the check fails on it. */
function remarksOn(context: CliContext, verdict: ClipVerdict): readonly string[] {
  const { red, yellow } = context.paint;
  const name = shownName(context, verdict.path);
  if ('error' in verdict) return [`${red('✗')} ${oneLine(verdict.error.message)}`];
  const { clip, failing } = verdict;
  const mark = (found: Finding) => (failing.includes(found) ? red('✗') : yellow('!'));
  return clip.findings.map((found) => `${mark(found)} ${name}: ${oneLine(found.message)}`);
}

function shownName(context: CliContext, path: string): string {
  return oneLine(relativePath(context, path));
}

/** Names of files and words of decoders may hold anything; a terminal gets them in one line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
