import { describe, expect, it } from 'vitest';
import { createEnglishTagger } from '../../../src/adapters/prompts/english-tagger.js';

const texts = [
  'A woman walks along the beach. She stops',
  'rain hammers the windows!',
  '',
  'Dr. Kim opens the door, then leaves...',
  'Two hikers',
  'A woman walks along the beach. She stops',
];

describe('the English tagger', () => {
  it('says of texts that were prepared together what it says of each alone', () => {
    const prepared = createEnglishTagger();
    prepared.prepare?.(texts);

    const together = texts.map((text) => prepared(text));

    expect(together).toEqual(texts.map((text) => createEnglishTagger()(text)));
  });

  it('tells kinds, roots and names', () => {
    const [words] = createEnglishTagger()('Sarah sees two old boats.');

    expect(words).toEqual([
      { text: 'Sarah', after: ' ', root: 'sarah', kind: 'noun', plural: false, name: 'female' },
      { text: 'sees', after: ' ', root: 'see', kind: 'verb', plural: false },
      { text: 'two', after: ' ', root: 'two', kind: 'value', plural: false },
      { text: 'old', after: ' ', root: 'old', kind: 'adjective', plural: false },
      { text: 'boats', after: '.', root: 'boat', kind: 'noun', plural: true },
    ]);
  });
});
