import type { Clip } from '../../domain/run/run-event.js';
import type { ClipsResult } from '../../workflows/generate-clips.js';
import type { CliContext } from '../context.js';
import { faultText } from '../render/finding-text.js';
import { plural } from '../render/units.js';
import { relativePath } from './relative-path.js';

/** Warnings about clips that are there and can not be used, the takes before them, and clips that nobody looked at. */
export function sayFindings(context: CliContext, result: ClipsResult): void {
  const { yellow } = context.paintError;
  const clips = result.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
  for (const clip of clips) for (const line of remarksOn(context, result, clip)) context.warn(yellow(line));
  for (const shot of result.shots)
    if (!shot.ok) for (const line of keptLines(context, result, shot)) context.warn(yellow(line));
  for (const line of uncheckedLines(clips)) context.warn(yellow(line));
}

function remarksOn(context: CliContext, result: ClipsResult, clip: Clip): readonly string[] {
  const { plan, state } = result;
  const { kept } = state.shots.get(clip.shot) ?? {};
  const fault = faultText(clip);
  const name = relativePath(context, clip.path);
  const more =
    plan.retakes === undefined && clip.seed !== undefined ? '; `--retakes 1` makes another take' : '';
  return [
    ...(fault === undefined ? [] : [`warning: ${name} can not be used: ${fault}${more}`]),
    ...(kept === undefined ? [] : [`warning: no further take of clip ${clip.shot}: ${kept.message}`]),
    ...keptLines(context, result, { shot: clip.shot, clip }),
  ];
}

/** Where the takes of a shot lie besides its clip. */
function keptLines(
  context: CliContext,
  { state }: ClipsResult,
  { shot, clip }: { readonly shot: string; readonly clip?: Clip },
): readonly string[] {
  const takes = state.shots.get(shot)?.takes ?? [];
  const earlier = takes.filter(({ path }) => path !== clip?.path);
  const paths = earlier.map(({ path }) => relativePath(context, path)).join(', ');
  return earlier.length === 0 ? [] : [`earlier takes of clip ${shot} are kept: ${paths}`];
}

/** One line for all that share a reason, and that is mostly a missing ffmpeg. */
function uncheckedLines(clips: readonly Clip[]): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { unchecked } of clips)
    if (unchecked !== undefined) reasons.set(unchecked, (reasons.get(unchecked) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `warning: ${plural(count, 'clip')} not checked: ${reason}`);
}
