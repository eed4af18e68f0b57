import type { Adjustment } from '../../adjustment.js';
import type { Scene } from '../script.js';
import type { DraftScene } from '../script-format.js';
import { divideDraft, longestSceneSeconds } from './divide-draft.js';
import { joinScenes } from './join-scenes.js';
import { withTimes } from './scene-times.js';

/** Scenes of a film at most, unless more are asked for. */
export const mostScenes = 300;

/** Numbered scenes of a sensible length out of what a parser has read. No word is lost, and none comes twice. */
export function makeScenes(drafts: readonly DraftScene[]): {
  readonly scenes: readonly Scene[];
  readonly adjustments: readonly Adjustment[];
} {
  const divided = drafts.map(divideDraft);
  const all = withTimes(divided.flat().map(toScene));
  const scenes = all.length > mostScenes ? joinScenes(all, mostScenes) : all;
  return { scenes, adjustments: [...dividedAdjustment(drafts, divided), ...joinedAdjustment(all, scenes)] };
}

function toScene(draft: DraftScene, index: number): Scene {
  const { heading, setting, given, simulation, lines, fromLine } = draft;
  return {
    number: index + 1,
    lines: lines.map(({ line, fromLine: at }) => ({ ...line, at })),
    source: { fromLine, toLine: Math.max(fromLine, lines.at(-1)?.toLine ?? fromLine) },
    ...(heading === undefined ? {} : { heading }),
    ...(setting === undefined ? {} : { setting }),
    ...(given === undefined ? {} : { given }),
    ...(simulation === undefined ? {} : { simulation }),
  };
}

function dividedAdjustment(
  drafts: readonly DraftScene[],
  divided: readonly (readonly DraftScene[])[],
): readonly Adjustment[] {
  const written = drafts.filter(({ fixed }) => fixed).length;
  const made = divided.flatMap((parts, index) => (drafts[index]?.fixed ? parts : [])).length;
  if (made === written) return [];
  const reason = `scenes with more than ${longestSceneSeconds} s of words are divided`;
  return [{ option: 'scenes', kind: 'rounded', asked: written, used: made, reason }];
}

function joinedAdjustment(all: readonly Scene[], scenes: readonly Scene[]): readonly Adjustment[] {
  if (all.length === scenes.length) return [];
  const reason = 'a film has that many scenes at most unless `--scenes` asks for more';
  return [{ option: 'scenes', kind: 'clamped', asked: all.length, used: scenes.length, reason }];
}
