import { describe, expect, it } from 'vitest';
import { splitCues } from '../../../src/domain/film-script/split-cues.js';

function shown(text: string, from = 0, to = 10) {
  return splitCues({ text, from, to });
}

describe('splitCues', () => {
  it('keeps what fits into two lines as one caption, with the lines of the text itself', () => {
    expect(shown('First\nsecond', 1, 3)).toEqual([{ text: 'First\nsecond', from: 1, to: 3 }]);
  });

  it('divides Korean at sentences first, 16 syllables a line', () => {
    const text =
      '원을 따라 도는 점을 옆에서 보면 위아래로 움직입니다. 그 높이를 시간에 따라 그린 것이 사인 곡선입니다.';

    expect(shown(text).map((cue) => cue.text)).toEqual([
      '원을 따라 도는 점을 옆에서\n보면 위아래로 움직입니다.',
      '그 높이를 시간에 따라 그린\n것이 사인 곡선입니다.',
    ]);
  });

  it('divides a sentence that is too long, at a comma where there is one', () => {
    const text =
      'It starts a slow sunrise beside your bed, half an hour before you would like to wake, and fills the room with light';

    expect(shown(text).map((cue) => cue.text)).toEqual([
      'It starts a slow sunrise beside your bed,',
      'half an hour before you would like to\nwake, and fills the room with light',
    ]);
  });

  it('fills the time without gaps, each caption as long as its words take', () => {
    const cues = shown(
      'Short one. And then there is a much longer sentence that takes its time, and another.',
      2,
      8,
    );

    expect(cues[0]?.from).toBe(2);
    expect(cues.at(-1)?.to).toBeCloseTo(8, 9);
    for (const [index, cue] of cues.entries()) expect(cue.from).toBeCloseTo(cues[index - 1]?.to ?? 2, 9);
  });

  it('loses no word and no character, with and without spaces', () => {
    const texts = [
      '하나 둘 셋 '.repeat(40),
      '漢字'.repeat(60),
      'Supercalifragilistic'.repeat(12),
      'a, b. c! d? '.repeat(30),
    ];
    for (const text of texts) {
      const cues = shown(text);
      const squeezed = (words: string) => words.replace(/\s+/g, '');
      expect(squeezed(cues.map((cue) => cue.text).join(' '))).toBe(squeezed(text));
      expect(Math.max(...cues.map((cue) => cue.text.split('\n').length))).toBeLessThanOrEqual(2);
    }
  });
});
