import { describe, expect, it } from 'vitest';
import { retimePlan } from '../../../src/domain/film-script/retime-plan.js';
import { twoScenes } from './plan-of-film.js';

const long = { file: '/1.wav', seconds: 4 };

describe('retimePlan', () => {
  it('moves everything of a scene along with its words, and keeps the pauses', () => {
    const order = { recordingOf: (scene: number, line: number) => (scene + line === 0 ? long : undefined) };

    const [first, second] = retimePlan(twoScenes, { ...order, longestShot: () => 10 }).scenes;

    expect(first?.narration).toEqual([
      { text: 'The sea.', from: 0.5, to: 4.5, file: '/1.wav' },
      { text: 'And a gull.', speaker: 'Ann', from: 5, to: 7 },
    ]);
    expect(first?.captions?.map(({ from, to }) => [from, to])).toEqual([
      [0.5, 3.5],
      [0.5, 4.5],
      [5, 7],
    ]);
    expect(first?.shots.map(({ seconds }) => seconds)).toEqual([5.02, 3.02]);
    expect(second).toEqual(twoScenes.scenes[1]);
  });

  it('divides a shot that becomes too long for its model, with another take of the same prompt', () => {
    const order = { recordingOf: () => long, longestShot: () => 3 };

    const [first] = retimePlan(twoScenes, order).scenes;

    expect(first?.shots.map(({ prompt, seconds }) => [prompt, seconds])).toEqual([
      ['The sea', 2.52],
      ['The sea', 2.52],
      ['A gull', 2.5],
      ['A gull', 2.5],
    ]);
    expect(new Set(first?.shots.map(({ seed }) => seed)).size).toBe(4);
  });
});
