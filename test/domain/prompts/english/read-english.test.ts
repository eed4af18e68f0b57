import { describe, expect, it } from 'vitest';
import { createEnglishTagger } from '../../../../src/adapters/prompts/english-tagger.js';
import { readAction, readNarration } from '../../../../src/domain/prompts/english/read-english.js';

const tagEnglish = createEnglishTagger();

const texts = (moments: readonly { readonly text: string }[]) => moments.map(({ text }) => text);

describe('what is seen of an action line', () => {
  it.each([
    [
      'CLOSE ON a rusty key turning in a lock. "Who is there?" she whispers.',
      ['a rusty key turning in a lock'],
    ],
    [
      'We see a small boat drift toward the lighthouse. Silence.',
      ['a small boat drift toward the lighthouse'],
    ],
    ['He thinks about his mother. Beat.', []],
    ['The door SLAMS. Rain hammers the windows.', ['the door slams', 'rain hammers the windows']],
    [
      'Suddenly, a horse gallops across the field... and leaps over the fence.',
      ['a horse gallops across the field, and leaps over the fence'],
    ],
    ['CUT TO:', []],
    ['They run (fast).', ['they run']],
  ])('%s', (action, seen) => {
    expect(texts(readAction(action, tagEnglish))).toEqual(seen);
  });
});

describe('what is seen of a narration', () => {
  it.each([
    ['The idea of freedom is important because it changes how we think.', []],
    ['Today we will look at the sine wave, a curve that repeats itself.', ['a sine wave, a curve']],
    ['Our new bottle keeps your coffee hot for twelve hours.', ['a new bottle, coffee']],
    ['Snow falls on a quiet street.', ['snow falls on a quiet street']],
    ['Leaves fall.', ['leaves fall']],
    [
      'I learned that a bee visits thousands of flowers for one spoon of honey.',
      ['a bee visits thousands of flowers for one spoon of honey'],
    ],
    [
      'Every summer, we walked through the meadow to the hives.',
      ['people walked through the meadow to the hives'],
    ],
    ['The Moon orbits the Earth every 27 days.', ['the Moon orbits the Earth every 27 days']],
    ['Thank you for watching!', []],
  ])('%s', (narration, seen) => {
    expect(texts(readNarration(narration, tagEnglish))).toEqual(seen);
  });

  it('tells the time of day from a color', () => {
    expect(readNarration('A train crosses the bridge at night.', tagEnglish)[0]?.times).toEqual(['at night']);
    expect(readNarration('Three colors: sand, forest and night blue.', tagEnglish)[0]?.times).toEqual([]);
  });
});
