import { describe, expect, it } from 'vitest';
import {
  isPlural,
  participleOf,
  pluralOf,
  presentOf,
  withArticle,
} from '../../../../src/domain/prompts/english/inflect.js';

describe('English forms', () => {
  it.each([
    ['walk', 'walks', 'walking'],
    ['sit', 'sits', 'sitting'],
    ['lie', 'lies', 'lying'],
    ['rise', 'rises', 'rising'],
    ['fly', 'flies', 'flying'],
    ['see', 'sees', 'seeing'],
    ['play', 'plays', 'playing'],
    ['open', 'opens', 'opening'],
    ['glitter', 'glitters', 'glittering'],
    ['catch', 'catches', 'catching'],
    ['look at', 'looks at', 'looking at'],
    ['be drawn', 'is drawn', 'being drawn'],
    ['run', 'runs', 'running'],
    ['burn', 'burns', 'burning'],
    ['read', 'reads', 'reading'],
    ['grow', 'grows', 'growing'],
    ['fix', 'fixes', 'fixing'],
  ])('of the verb %s', (base, present, participle) => {
    expect([presentOf(base, 'one'), participleOf(base)]).toEqual([present, participle]);
  });

  it.each([
    ['a child', 'children'],
    ['an old woman', 'old women'],
    ['a city', 'cities'],
    ['a wolf', 'wolves'],
    ['a cup of tea', 'cups of tea'],
    ['waves', 'waves'],
  ])('of many: %s', (one, many) => {
    expect(pluralOf(one)).toBe(many);
    expect(isPlural(many)).toBe(true);
  });

  it('tells one from many', () => {
    expect(isPlural('a glass of stones')).toBe(false);
    expect(isPlural('the grass')).toBe(false);
    expect(isPlural('a dog and a cat')).toBe(true);
    expect(isPlural('two children holding a yellow umbrella')).toBe(true);
  });

  it('chooses the article by sound', () => {
    expect([
      withArticle('a', 'old man'),
      withArticle('an', 'lighthouse'),
      withArticle('a', 'university'),
      withArticle('a', 'umbrella'),
      withArticle('a', 'hourglass'),
    ]).toEqual(['an old man', 'a lighthouse', 'a university', 'an umbrella', 'an hourglass']);
  });
});
