import { describe, expect, it } from 'vitest';
import { isDenied, readStems, readTokens, singulars } from '../../../src/domain/drafts/read-words.js';

describe('the words of a prompt', () => {
  it('are runs of letters, in lower case', () => {
    const words = readTokens('Snow-capped MOUNTAINS, at 5am!').map(({ text }) => text);

    expect(words).toEqual(['snow', 'capped', 'mountains', 'at', '5am']);
  });

  it('are the same for composed and decomposed Hangul', () => {
    const prompt = '해질녘 바다의 파도';

    expect(readTokens(prompt.normalize('NFD'))).toEqual(readTokens(prompt.normalize('NFC')));
    expect(readTokens(prompt)[0]).toEqual({ text: '해질녘', korean: true });
  });

  it('are none in a prompt of signs', () => {
    expect(readTokens('🌊🌅 ... !?')).toEqual([]);
  });

  it.each([
    ['waves', 'wave'],
    ['beaches', 'beach'],
    ['skies', 'sky'],
    ['sky', 'sky'],
  ])('stand in the plural too: %s', (word, singular) => {
    expect(singulars(word)).toContain(singular);
  });
});

describe('a Korean word', () => {
  const stems = new Set(['산', '바다', '밤', '강', '비', '눈', '달', '별', '길', '꽃', '파도', '구름']);

  it.each([
    ['산', ['산']],
    ['산에', ['산']],
    ['바다의', ['바다']],
    ['바다에서', ['바다']],
    ['밤바다를', ['밤', '바다']],
    ['눈길을', ['눈']],
    ['별들이', ['별']],
    ['달빛', ['달']],
    ['파도치는', ['파도']],
    ['먹구름이', ['구름']],
  ])('%s is made of %j', (word, expected) => {
    expect(readStems(word, stems)).toEqual(expected);
  });

  it.each(['산책', '강아지', '비행기', '달리는', '눈물', '별명', '꽤'])(
    '%s has no short stem by chance',
    (word) => {
      expect(readStems(word, stems)).toEqual([]);
    },
  );
});

describe('a denial', () => {
  it.each([
    ['a sky with no clouds', 4],
    ['a street without any people', 4],
    ['구름 없는 하늘', 0],
    ['사람 없이 빈 거리', 0],
  ])('is seen in %s', (prompt, index) => {
    expect(isDenied(readTokens(prompt), index)).toBe(true);
  });

  it.each([
    ['clouds over mountains', 0],
    ['구름 아래 산', 0],
    ['no clouds, mountains and a lake', 5],
  ])('is not seen in %s', (prompt, index) => {
    expect(isDenied(readTokens(prompt), index)).toBe(false);
  });
});
