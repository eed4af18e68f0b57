import { describe, expect, it } from 'vitest';
import { courseExpression } from '../../../../src/adapters/ffmpeg/film/composite-course.js';
import { valueAt } from '../../../../src/domain/layouts/frame/courses.js';
import type { Course } from '../../../../src/domain/timeline/composite-segment.js';

/** The few functions of ffmpeg's expressions that are used here. */
function evaluate(expression: string, n: number): number {
  const memory: number[] = [];
  const names = {
    n,
    lt: (one: number, other: number) => (one < other ? 1 : 0),
    choose: (test: number, yes: number, no: number) => (test === 0 ? no : yes),
    st: (at: number, value: number) => {
      memory[at] = value;
      return value;
    },
    ld: (at: number) => memory[at] ?? 0,
  };
  const body = `return ${expression.replaceAll('if(', 'choose(')}`;
  return new Function(...Object.keys(names), body)(...Object.values(names)) as number;
}

describe('a course as an expression of ffmpeg', () => {
  const course: Course = {
    points: [
      { frame: 0, value: 640 },
      { frame: 90, value: 1024 },
      { frame: 180, value: -256 },
      { frame: 200, value: -256 },
    ],
    pace: 'smooth',
  };

  it.each([0, 30, 85, 150, 195, 260])('is the course itself in a segment from frame %i on', (startsAt) => {
    for (const pace of ['smooth', 'even'] as const) {
      const paced = { ...course, pace };

      const expression = courseExpression(paced, { startsAt, frames: 60 });

      for (let n = 0; n < 60; n += 1)
        expect(Math.abs(evaluate(expression, n) - valueAt(paced, startsAt + n))).toBeLessThan(0.01);
    }
  });

  it('is a number where nothing moves', () => {
    expect(courseExpression(course, { startsAt: 300, frames: 60 })).toBe('(-256)');
    expect(
      courseExpression({ points: [{ frame: 50, value: 12 }], pace: 'even' }, { startsAt: 0, frames: 9 }),
    ).toBe('12');
  });
});
