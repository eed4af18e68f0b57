import { describe, expect, it } from 'vitest';
import { readSceneRanges } from '../../../src/domain/scripts/scenes/scene-ranges.js';
import { shapeScript } from '../../../src/domain/scripts/shape-script.js';
import { captions, lecture } from './long-scripts.js';
import { fixture, heardWords, read, shortLines } from './read-words.js';

const talk = read(lecture(6));
const drama = read(fixture('drama.txt'));
const timed = read(captions(2), { format: 'srt' });

describe('shaping a script', () => {
  it.each([1, 2, 5, 13, 40])(
    'makes exactly %i scenes out of a talk, with all of its words in order',
    (scenes) => {
      const shaped = shapeScript(talk, { scenes });

      expect(shaped.scenes).toHaveLength(scenes);
      expect(heardWords(shaped.scenes)).toEqual(heardWords(talk.scenes));
      expect(shaped.scenes.map(({ number }) => number)).toEqual(shaped.scenes.map((_, index) => index + 1));
      expect(shaped.adjustments).toEqual(talk.adjustments);
    },
  );

  it('divides the longest scenes between their lines, and names all parts', () => {
    const shaped = shapeScript(drama, { scenes: 4 });

    expect(shaped.scenes.map(({ heading }) => heading)).toEqual([
      ...['버스 정류장 / 밤', '버스 정류장 / 밤', '버스 정류장 / 밤', '버스 안 (밤)'],
    ]);
    expect(shaped.scenes.flatMap(shortLines).join(' ')).toBe(drama.scenes.flatMap(shortLines).join(' '));
  });

  it('says when there are no more sentences to divide', () => {
    const shaped = shapeScript(read('One. Two.'), { scenes: 9 });

    expect(shaped.scenes).toHaveLength(2);
    expect(shaped.adjustments).toEqual([
      { option: 'scenes', kind: 'clamped', asked: 9, used: 2, reason: 'no scene is less than a sentence' },
    ]);
  });

  it('joins no more than it must to keep to a number', () => {
    expect(shapeScript(drama, { maxScenes: 5 })).toEqual(drama);

    const [scene, ...others] = shapeScript(drama, { maxScenes: 1 }).scenes;

    expect(others).toEqual([]);
    expect(scene).toMatchObject({
      heading: '버스 정류장 / 밤 / 버스 안 (밤)',
      source: { fromLine: 3, toLine: 22 },
    });
  });

  it('keeps the times of captions, joined and divided', () => {
    for (const scenes of [2, timed.scenes.length + 5]) {
      const shaped = shapeScript(timed, { scenes });

      expect(shaped.scenes).toHaveLength(scenes);
      expect(shaped.scenes[0]?.time?.from).toBe(0);
      expect(shaped.scenes.at(-1)?.time?.to).toBe(timed.scenes.at(-1)?.time?.to);
      for (const { time, lines } of shaped.scenes)
        for (const line of lines)
          if ('time' in line && line.time !== undefined && time !== undefined) {
            expect(line.time.from).toBeGreaterThanOrEqual(time.from);
            expect(line.time.to).toBeLessThanOrEqual(time.to);
          }
    }
  });

  it('chooses scenes, which keep their numbers', () => {
    const only = readSceneRanges('2, 4-5') ?? [];

    expect(shapeScript(talk, { scenes: 6, only }).scenes.map(({ number }) => number)).toEqual([2, 4, 5]);
  });

  it('puts chosen scenes with times one after the other', () => {
    const [second, third] = shapeScript(timed, { only: [{ from: 2, to: 3 }] }).scenes;
    const whole = timed.scenes[1]?.time;

    expect(second?.time?.from).toBe(0);
    expect(second?.time?.to).toBeCloseTo((whole?.to ?? 0) - (whole?.from ?? 0), 3);
    expect(third?.time?.from).toBe(second?.time?.to);
  });

  it('refuses a scene that there is not', () => {
    expect(() => shapeScript(drama, { only: [{ from: 1, to: 7 }] })).toThrow(
      expect.objectContaining({
        code: 'usage-invalid',
        message: '`--only` asks for scene 7, but the script has 2 scenes',
      }),
    );
  });

  it('shares the seconds of a film out among its scenes', () => {
    const { scenes, adjustments } = shapeScript(drama, { seconds: 60 });

    const seconds = scenes.map(({ given }) => given?.seconds ?? 0);
    expect(seconds.reduce((sum, one) => sum + one, 0)).toBeCloseTo(60, 2);
    expect(seconds[0]).toBeGreaterThan(seconds[1] ?? 0);
    expect(adjustments).toEqual([]);
  });

  it('says when a film is too short for its words', () => {
    const { scenes, adjustments } = shapeScript(talk, { seconds: 60 });

    expect(heardWords(scenes)).toEqual(heardWords(talk.scenes));
    expect(adjustments).toEqual([
      expect.objectContaining({
        option: 'duration',
        kind: 'clamped',
        asked: 60,
        reason: expect.stringMatching(/^its words take \d+ s to say$/),
      }),
    ]);
    expect(shapeScript(timed, { seconds: 10 }).adjustments).toEqual([
      expect.objectContaining({ option: 'duration', kind: 'unsupported', asked: 10 }),
    ]);
  });
});

describe('numbers of scenes', () => {
  it.each([
    ['3', [{ from: 3, to: 3 }]],
    [
      '3,5-7',
      [
        { from: 3, to: 3 },
        { from: 5, to: 7 },
      ],
    ],
    [
      ' 1 - 2 , 9 ',
      [
        { from: 1, to: 2 },
        { from: 9, to: 9 },
      ],
    ],
    ['', undefined],
    ['0', undefined],
    ['7-5', undefined],
    ['a', undefined],
    ['1,,2', undefined],
  ])('are read from %j', (text, ranges) => {
    expect(readSceneRanges(text)).toEqual(ranges);
  });
});
