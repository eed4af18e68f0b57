import type { Cue } from '../captions/cue.js';
import { secondsOf } from '../timeline/frame-rate.js';
import type { FilmPlan } from './film-plan.js';
import type { FilmLayout } from './lay-out-film.js';

/** The captions of a film in its own time. */
export interface FilmCues {
  /** What is said, at the bottom unless a plan says otherwise. */
  readonly spoken: readonly Cue[];
  /** Text on the screen, at the top. */
  readonly shown: readonly Cue[];
}

/** Captions of a plan at their times: a scene begins where its first shot does. */
export function filmCues(plan: FilmPlan, layout: FilmLayout): FilmCues {
  const filmEnd = milliseconds(secondsOf(layout.frames, layout.rate));
  const all = plan.scenes.flatMap((scene, index) => {
    const first = layout.shots.find((shot) => shot.scene === index);
    const start = first === undefined ? 0 : secondsOf(first.startsAt, layout.rate);
    return (scene.captions ?? []).map((caption): Cue => {
      const startMs = milliseconds(start + caption.from);
      const endMs = Math.max(startMs + 1, Math.min(filmEnd, milliseconds(start + caption.to)));
      const { text, place } = caption;
      return { startMs, endMs, text, ...(place === undefined || place === 'bottom' ? {} : { place }) };
    });
  });
  const inTime = all.filter(({ startMs }) => startMs < filmEnd);
  return {
    spoken: inOrder(inTime.filter(({ place }) => place === undefined)),
    shown: inOrder(inTime.filter(({ place }) => place !== undefined)),
  };
}

/** One after the other: each ends before the next begins. */
function inOrder(cues: readonly Cue[]): readonly Cue[] {
  const sorted = cues.toSorted((one, other) => one.startMs - other.startMs);
  return sorted.map((cue, index) => {
    const next = sorted[index + 1];
    return next === undefined || next.startMs >= cue.endMs || next.startMs <= cue.startMs
      ? cue
      : { ...cue, endMs: next.startMs };
  });
}

/**
 * Both kinds in one track, in which no two captions stand at the same time: where they meet, one caption has the words of
 * both, those on the screen first.
 */
export function joinedCues({ spoken, shown }: FilmCues): readonly Cue[] {
  if (shown.length === 0) return spoken;
  const both = [...shown, ...spoken];
  const times = [...new Set(both.flatMap(({ startMs, endMs }) => [startMs, endMs]))].sort(
    (one, other) => one - other,
  );
  const parts: Cue[] = [];
  for (const [index, startMs] of times.entries()) {
    const endMs = times[index + 1];
    const seen = both.filter((cue) => cue.startMs <= startMs && cue.endMs > startMs);
    if (endMs === undefined || seen.length === 0) continue;
    const text = seen.map((cue) => cue.text).join('\n');
    const before = parts.at(-1);
    if (before?.text === text && before.endMs === startMs) parts[parts.length - 1] = { ...before, endMs };
    else parts.push({ startMs, endMs, text });
  }
  return parts;
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
