import type { Scene, SceneLine } from '../script.js';

type Time = NonNullable<Scene['time']>;

/**
 * Gives scenes the times that their lines have. One goes on until the next begins: the border is in the middle of the
 * pause between their lines. `whole` is the time of all of them; default: from 0 to the end of the last line.
 * Scenes without times stay as they are.
 */
export function withTimes(scenes: readonly Scene[], whole?: Time): readonly Scene[] {
  const spans = scenes.map(({ lines }) => spanOf(lines));
  if (spans.some((span) => span === undefined)) return scenes;
  const ends = spans.map((span, index) => {
    const next = spans[index + 1];
    if (span === undefined) return 0;
    return next === undefined ? (whole?.to ?? span.to) : (Math.min(span.to, next.from) + next.from) / 2;
  });
  return scenes.map((scene, index) => {
    const from = index === 0 ? (whole?.from ?? 0) : (ends[index - 1] ?? 0);
    return { ...scene, time: { from, to: ends[index] ?? from } };
  });
}

/** From the first word to the last. */
function spanOf(lines: readonly SceneLine[]): Time | undefined {
  const times = lines.flatMap((line) => {
    const isHeard = line.kind === 'speech' || line.kind === 'narration';
    return isHeard && line.time !== undefined ? [line.time] : [];
  });
  const [first] = times;
  const last = times.at(-1);
  return first === undefined || last === undefined ? undefined : { from: first.from, to: last.to };
}

/** Scenes that were chosen out of a film, one right after the other from 0 on; those without times stay as they are. */
export function startingAtZero(scenes: readonly Scene[]): readonly Scene[] {
  let end = 0;
  return scenes.map((scene) => {
    if (scene.time === undefined) return scene;
    const shift = end - scene.time.from;
    end += scene.time.to - scene.time.from;
    return {
      ...scene,
      time: moved(scene.time, shift),
      lines: scene.lines.map((line) => movedLine(line, shift)),
    };
  });
}

function movedLine(line: SceneLine, shift: number): SceneLine {
  const isTimed = (line.kind === 'speech' || line.kind === 'narration') && line.time !== undefined;
  return isTimed && line.time !== undefined ? { ...line, time: moved(line.time, shift) } : line;
}

/** To the millisecond. */
function moved({ from, to }: Time, shift: number): Time {
  return { from: Math.round((from + shift) * 1000) / 1000, to: Math.round((to + shift) * 1000) / 1000 };
}
