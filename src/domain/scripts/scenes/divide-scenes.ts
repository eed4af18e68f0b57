import type { Scene } from '../script.js';
import type { DraftLine } from '../script-format.js';
import { divideUnits } from './divide-units.js';
import { sceneSeconds } from './join-scenes.js';
import { withTimes } from './scene-times.js';
import { linesOf, unitsOf } from './units.js';

/** Scenes divided until there are `count`, the longest first; fewer when there are no more sentences. */
export function divideScenes(scenes: readonly Scene[], count: number): readonly Scene[] {
  const units = scenes.map((scene) => unitsOf(draftLines(scene)));
  const seconds = scenes.map(sceneSeconds);
  const most = units.map(({ length }) => length);
  const parts = scenes.map(() => 1);
  for (let extra = count - scenes.length; extra > 0; extra -= 1) {
    const longest = longestPart(seconds, parts, most);
    if (longest === undefined) break;
    parts[longest] = (parts[longest] ?? 1) + 1;
  }
  return scenes
    .flatMap((scene, index) => divided(scene, units[index] ?? [], parts[index] ?? 1))
    .map((scene, index) => ({ ...scene, number: index + 1 }));
}

function longestPart(
  seconds: readonly number[],
  parts: readonly number[],
  most: readonly number[],
): number | undefined {
  let longest: number | undefined;
  let length = 0;
  for (const [index, whole] of seconds.entries()) {
    const part = whole / (parts[index] ?? 1);
    if ((parts[index] ?? 1) >= (most[index] ?? 1) || part <= length) continue;
    longest = index;
    length = part;
  }
  return longest;
}

function draftLines({ lines, source }: Scene): readonly DraftLine[] {
  return lines.map((line, index): DraftLine => {
    const fromLine = line.at ?? source.fromLine;
    return {
      line,
      fromLine,
      toLine: Math.max(fromLine, (lines[index + 1]?.at ?? source.toLine + 1) - 1),
      opensParagraph: false,
    };
  });
}

function divided(scene: Scene, units: Parameters<typeof divideUnits>[0], parts: number): readonly Scene[] {
  if (parts === 1) return [scene];
  const runs = divideUnits(units, parts).map(linesOf);
  const scenes = runs.map((lines, index): Scene => {
    const fromLine = index === 0 ? scene.source.fromLine : (lines[0]?.fromLine ?? scene.source.fromLine);
    const toLine = Math.max(fromLine, lines.at(-1)?.toLine ?? fromLine);
    const { seconds } = scene.given ?? {};
    return {
      ...scene,
      lines: lines.map(({ line }) => line),
      source: { fromLine, toLine },
      ...(seconds === undefined ? {} : { given: { ...scene.given, seconds: seconds / runs.length } }),
    };
  });
  return scene.time === undefined ? scenes : withTimes(scenes, scene.time);
}
