import { describe, expect, it } from 'vitest';
import { sceneSeconds } from '../../../src/domain/scripts/scenes/join-scenes.js';
import type { Script } from '../../../src/domain/scripts/script.js';
import { captions, lecture, screenplay } from './long-scripts.js';
import { fixture, heardWords, read, wordsOf } from './read-words.js';

function longest({ scenes }: Script): number {
  return Math.max(...scenes.map(sceneSeconds));
}

describe('a lecture without headings', () => {
  it('of four paragraphs is divided where it turns to something else', () => {
    const script = read(fixture('lecture.txt'));

    const openings = script.scenes.map(({ lines }) =>
      wordsOf(lines[0]?.text ?? '')
        .slice(0, 3)
        .join(' '),
    );
    expect(openings).toEqual(
      expect.arrayContaining(['okay so last', "now let's draw", 'next i want', 'finally let me']),
    );
    expect(script.scenes.length).toBeGreaterThanOrEqual(6);
    expect(script.scenes.length).toBeLessThanOrEqual(16);
    expect(heardWords(script.scenes)).toEqual(wordsOf(fixture('lecture.txt')));
  });

  it('of 40 minutes becomes some 70 scenes of half a minute', () => {
    const text = lecture(40);

    const script = read(text);

    expect(heardWords(script.scenes)).toEqual(wordsOf(text));
    expect(script.scenes.length).toBeGreaterThanOrEqual(50);
    expect(script.scenes.length).toBeLessThanOrEqual(100);
    expect(longest(script)).toBeLessThanOrEqual(60);
  });
});

describe('captions of 40 minutes', () => {
  it('become scenes that begin after pauses and fill the time', () => {
    const text = captions(40);

    const { scenes } = read(text);

    const spoken = text.split('\n').filter((line) => line !== '' && !/^\d+$|-->/.test(line));
    expect(heardWords(scenes)).toEqual(spoken.flatMap(wordsOf));
    expect(scenes.length).toBeGreaterThanOrEqual(50);
    expect(scenes.length).toBeLessThanOrEqual(100);
    for (const [index, { time }] of scenes.entries()) {
      expect(time?.from).toBe(index === 0 ? 0 : scenes[index - 1]?.time?.to);
      expect((time?.to ?? 0) - (time?.from ?? 0)).toBeLessThanOrEqual(60);
    }
  });
});

describe('a screenplay of 120 pages', () => {
  const text = screenplay(120);
  const script = read(text, { name: 'long.fountain' });

  it('has all of its words, in at most 300 scenes', () => {
    const lines = text.split('\n');
    const spoken = lines.filter(
      (line, index) =>
        /^(?:[A-Z. ]+(?: \(V\.O\.\))?|\(softly\))$/.test(lines[index - 1] ?? '') && line.startsWith('The'),
    );

    expect(heardWords(script.scenes)).toEqual(spoken.flatMap(wordsOf));
    expect(script.scenes.length).toBeGreaterThan(150);
    expect(script.scenes.length).toBeLessThanOrEqual(300);
    expect(script.scenes.map(({ number }) => number)).toEqual(script.scenes.map((_, index) => index + 1));
  });

  it('says that its long scenes are divided', () => {
    expect(script.adjustments).toContainEqual(
      expect.objectContaining({
        option: 'scenes',
        reason: 'scenes with more than 60 s of words are divided',
      }),
    );
  });
});

describe('a page of Korean prose', () => {
  it('becomes scenes of a few sentences', () => {
    const sentences = [
      '바다는 아침마다 다른 얼굴을 보여 줍니다.',
      '안개가 걷히면 작은 배들이 하나둘 나타납니다.',
      '그날도 우리는 방파제 끝까지 걸었습니다.',
    ];
    const text = Array.from({ length: 60 }, (_, index) => sentences[index % 3]).join(' ');

    const script = read(text);

    expect(script.format).toBe('text');
    expect(heardWords(script.scenes)).toEqual(wordsOf(text));
    expect(script.scenes.length).toBeGreaterThanOrEqual(10);
    expect(script.scenes.length).toBeLessThanOrEqual(25);
    expect(longest(script)).toBeLessThanOrEqual(30);
  });

  it('in paragraphs has a scene for each', () => {
    const { scenes } = read('바다가 있습니다.\n\n[화면: 산]\n\n산이 있습니다.\n\n하늘이 있습니다.');

    expect(scenes.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
      ['바다가 있습니다.'],
      ['산', '산이 있습니다.'],
      ['하늘이 있습니다.'],
    ]);
  });
});
