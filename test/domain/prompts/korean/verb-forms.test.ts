import { describe, expect, it } from 'vitest';
import { toJamo } from '../../../../src/domain/prompts/korean/jamo.js';
import { readEnding, stemForms } from '../../../../src/domain/prompts/korean/verb-forms.js';

function endingOf(stem: string, word: string): string | undefined {
  const letters = toJamo(word);
  return stemForms(stem)
    .filter((form) => letters.startsWith(form))
    .map((form) => readEnding(letters.slice(form.length)))
    .find((ending) => ending !== undefined);
}

describe('the forms of Korean verbs', () => {
  it.each([
    ['걷/걸', '걷는다', 'final'],
    ['걷/걸', '걸었습니다', 'final'],
    ['걷/걸', '걸어가는', 'modifier'],
    ['가', '간다', 'final'],
    ['가', '갔다', 'final'],
    ['내리', '내려서', 'connective'],
    ['내리', '내린', 'modifier'],
    ['춤추', '춤춰요', 'final'],
    ['보', '봤다', 'final'],
    ['날', '나는', 'modifier'],
    ['흐르', '흘렀다', 'final'],
    ['뜨', '떴다', 'final'],
    ['운전하', '운전해요', 'final'],
    ['운전하', '운전하였다', 'final'],
    ['어둡', '어두운', 'modifier'],
    ['어둡', '어두워', 'connective'],
    ['파랗', '파란', 'modifier'],
    ['앉', '앉으면서', 'connective'],
    ['앉', '앉으시는', 'modifier'],
    ['먹', '먹기', 'nominal'],
  ])('reads %s in %s', (stem, word, ending) => {
    expect(endingOf(stem, word)).toBe(ending);
  });

  it.each([
    ['가', '가방'],
    ['보', '보물'],
    ['날', '날씨가'],
  ])('does not find %s in %s', (stem, word) => {
    expect(endingOf(stem, word)).toBeUndefined();
  });
});
