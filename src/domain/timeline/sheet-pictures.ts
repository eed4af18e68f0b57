import { secondsOf } from './frame-rate.js';
import type { RenderPlan } from './render-plan.js';

/** A picture on a contact sheet. */
export interface SheetPicture {
  /** Of the film. */
  readonly frame: number;
  /** `0:12.5 Sunset`. */
  readonly label: string;
}

/** More pictures than this are not looked at on one sheet. */
const mostPictures = 100;

/** A film of fewer chapters shows more of each of them. */
const fewestPictures = 9;

/**
 * The frames of a contact sheet: the middle of each chapter; of each n-th where there are more than 100; of n equal parts of each
 * where there are fewer than 9.
 */
export function sheetPictures({
  chapters,
  format,
}: Pick<RenderPlan, 'chapters' | 'format'>): readonly SheetPicture[] {
  const step = Math.ceil(chapters.length / mostPictures);
  const parts = Math.ceil(fewestPictures / Math.max(1, chapters.length));
  const pictures = chapters
    .filter((_, index) => index % step === 0)
    .flatMap(({ title, fromFrame, endFrame }) =>
      Array.from({ length: parts }, (_, part) => {
        const frame = fromFrame + Math.floor(((endFrame - fromFrame) * (part + 0.5)) / parts);
        return { frame, label: `${timeText(secondsOf(frame, format.rate))} ${title}` };
      }),
    );
  return pictures.filter(({ frame }, index) => frame !== pictures[index - 1]?.frame);
}

/** `1:02.5` */
function timeText(seconds: number): string {
  const tenths = Math.floor(seconds * 10);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${String(Math.floor(tenths / 10) % 60).padStart(2, '0')}.${tenths % 10}`;
}
