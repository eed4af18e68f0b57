import { AivideoError } from '../errors.js';

/** A part of the film, in frames. */
export interface FilmPartTime {
  readonly startsAt: number;
  readonly frames: number;
}

/**
 * The parts of a film into which its clips go: one for each chapter. More clips than chapters divide the last chapter; of
 * fewer clips the last one has all chapters that are left.
 */
export function lineUp(
  clips: readonly { readonly frames: number }[],
  chapters: readonly number[],
  filmFrames: number,
): readonly FilmPartTime[] {
  if (clips.length === 1) return [{ startsAt: 0, frames: filmFrames }];
  const starts =
    chapters.length > 1 ? chapterStarts(clips.length, chapters, filmFrames) : sharedStarts(clips, filmFrames);
  return starts.map((startsAt, index) => ({
    startsAt,
    frames: (starts[index + 1] ?? filmFrames) - startsAt,
  }));
}

/** Checks the beginnings of chapters, in seconds. The first is 0. Errors: `input-invalid`. */
export function checkChapters(starts: readonly number[], seconds: number): readonly number[] {
  const whole = starts[0] === 0 ? starts : [0, ...starts];
  whole.forEach((start, index) => {
    const before = whole[index - 1] ?? -1;
    if (start <= before)
      throw new AivideoError(
        'input-invalid',
        `Chapters must come one after the other: ${start} s follows ${before} s`,
      );
    if (start >= seconds)
      throw new AivideoError(
        'input-invalid',
        `The halves share no time in chapter ${index + 1}: it begins at ${start} s, and the simulation ends at ${Math.round(seconds * 1000) / 1000} s`,
        { details: { chapter: index + 1, start, seconds } },
      );
  });
  return whole;
}

function chapterStarts(clips: number, chapters: readonly number[], filmFrames: number): readonly number[] {
  const inFilm = chapters.filter((start) => start < filmFrames);
  if (clips <= inFilm.length) return inFilm.slice(0, clips);
  const last = inFilm.at(-1) ?? 0;
  const shared = clips - inFilm.length + 1;
  const more = Array.from({ length: shared - 1 }, (_, index) =>
    Math.round(last + ((filmFrames - last) * (index + 1)) / shared),
  );
  return [...inFilm, ...more];
}

/** Each clip has a part as large as its own length is of all. */
function sharedStarts(clips: readonly { readonly frames: number }[], filmFrames: number): readonly number[] {
  const all = clips.reduce((sum, { frames }) => sum + frames, 0);
  let before = 0;
  return clips.map(({ frames }) => {
    const start = Math.round((filmFrames * before) / all);
    before += frames;
    return start;
  });
}
