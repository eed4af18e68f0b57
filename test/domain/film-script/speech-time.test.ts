import { describe, expect, it } from 'vitest';
import { readingSeconds, speechSeconds } from '../../../src/domain/film-script/speech-time.js';

describe('speechSeconds', () => {
  it.each([
    ['가나다라마바사아자차', 2],
    ['one two three four five', 2],
    ['사인 sine 곡선', 4 / 5 + 0.4],
    ['2026', 0.8],
    ['네', 0.8],
    ['...', 0],
    ['', 0],
  ])('says %j in %f s', (text, seconds) => {
    expect(speechSeconds(text)).toBeCloseTo(seconds, 6);
  });

  it('counts Hangul by syllables however it is composed', () => {
    const text = '바다의 파도를 바라본 적이 있나요';

    expect(speechSeconds(text.normalize('NFD'))).toBe(speechSeconds(text));
  });
});

describe('readingSeconds', () => {
  it('gives 12 syllables or 17 letters a second, and a glance at least', () => {
    expect(readingSeconds('가'.repeat(24))).toBeCloseTo(2, 6);
    expect(readingSeconds('a'.repeat(34))).toBeCloseTo(2, 6);
    expect(readingSeconds('y = sin x')).toBe(1.5);
  });
});
