import { describe, expect, it } from 'vitest';
import type { RenderPlan } from '../../../src/domain/timeline/render-plan.js';
import { sheetPictures } from '../../../src/domain/timeline/sheet-pictures.js';

/** A film at 10 frames a second with chapters of these lengths. */
function filmOf(...lengths: readonly number[]): Pick<RenderPlan, 'chapters' | 'format'> {
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0));
  const encoder = { codec: 'h264', crf: 18, preset: 'medium' } as const;
  return {
    format: { width: 64, height: 36, rate: { numerator: 10, denominator: 1 }, encoder },
    chapters: lengths.map((length, index) => {
      const fromFrame = starts[index] ?? 0;
      return { title: `c${index + 1}`, fromFrame, endFrame: fromFrame + length };
    }),
  };
}

describe('sheetPictures', () => {
  it('takes the middle of each of nine chapters, with time and name', () => {
    const pictures = sheetPictures(filmOf(...Array<number>(9).fill(10)));

    expect(pictures.map(({ frame }) => frame)).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85]);
    expect(pictures[7]?.label).toBe('0:07.5 c8');
  });

  it('takes more of each of few chapters, and no frame twice', () => {
    expect(sheetPictures(filmOf(4, 1)).map(({ frame }) => frame)).toEqual([0, 1, 2, 3, 4]);
    expect(sheetPictures(filmOf(900))).toHaveLength(9);
  });

  it('takes each tenth of a thousand chapters', () => {
    const pictures = sheetPictures(filmOf(...Array<number>(1000).fill(10)));

    expect(pictures).toHaveLength(100);
    expect(pictures.at(-1)?.label).toBe('16:30.5 c991');
  });
});
