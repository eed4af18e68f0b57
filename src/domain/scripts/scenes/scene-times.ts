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
