import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../src/domain/captions/break-lines.js';

/** Every character is one wide. */
const measure = (text: string) => [...text].length;

function broken(text: string, width: number, mostLines = 2) {
  return breakLines(text, measure, { width, mostLines });
}

describe('breaking a text into lines', () => {
  it('leaves a line alone that fits', () => {
    expect(broken('The sea', 7)).toEqual(['The sea']);
  });

  it('makes two lines of nearly the same width', () => {
    expect(broken('The sea is calm and the boats are home', 30)).toEqual([
      'The sea is calm and',
      'the boats are home',
    ]);
  });

  it('keeps the lines of the text when they fit, and breaks anew when they do not', () => {
    expect(broken('- Where?\n- To the sea.', 20)).toEqual(['- Where?', '- To the sea.']);
    expect(broken('a\nb\nc', 20)).toEqual(['a b c']);
  });

  it('breaks Hangul at spaces', () => {
    expect(broken('바다가 조용히 밀려온다', 8)).toEqual(['바다가 조용히', '밀려온다']);
  });

  it('breaks Chinese and Japanese anywhere, but leaves marks at the end of a line', () => {
    expect(broken('海は静かです。船は港にいます。', 9)).toEqual(['海は静かです。船', 'は港にいます。']);
    expect(broken('海海海。船', 4)).toEqual(['海海', '海。船']);
  });

  it('breaks a word that is wider than a line between its characters', () => {
    expect(broken('abcdefghij', 6)).toEqual(['abcde', 'fghij']);
    expect(broken('👨‍👩‍👧👨‍👩‍👧', 5)).toEqual(['👨‍👩‍👧', '👨‍👩‍👧']);
  });

  it('says so when the text takes more lines', () => {
    expect(broken('one two three four', 5)).toBeUndefined();
    expect(broken('one two three four', 5, 4)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('never loses a word and never makes a line too wide', () => {
    const words = fc.array(fc.stringMatching(/^[a-z바다海]{1,9}$/u), { minLength: 1, maxLength: 12 });

    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 40 }), (list, width) => {
        const lines = broken(list.join(' '), width, 60);
        if (lines === undefined) return;
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
