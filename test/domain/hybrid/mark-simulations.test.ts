import { describe, expect, it } from 'vitest';
import { markSimulations } from '../../../src/domain/hybrid/mark-simulations.js';
import type { Scene, SceneLine, Script } from '../../../src/domain/scripts/script.js';

function scene(number: number, lines: readonly SceneLine[], changes: Partial<Scene> = {}): Scene {
  return { number, lines, source: { fromLine: number, toLine: number }, ...changes };
}

function marked(...scenes: readonly Scene[]): readonly (string | undefined)[] {
  const script: Script = { format: 'text', language: 'und', wishes: {}, scenes, adjustments: [] };
  return markSimulations(script).scenes.map(({ simulation }) => simulation);
}

describe('scenes that show mathematics', () => {
  it('are simulated without a mark, in English and in Korean', () => {
    const found = marked(
      scene(1, [{ kind: 'action', text: 'The graph of y = sin(x + t)' }]),
      scene(2, [{ kind: 'visual', text: '사인 함수의 그래프' }]),
      scene(3, [{ kind: 'narration', text: 'We see a simulation of a pendulum' }]),
    );

    expect(found).toEqual([
      'The graph of y = sin(x + t)',
      '사인 함수의 그래프',
      'We see a simulation of a pendulum',
    ]);
  });

  it('are not those in which a thing merely has the name of a simulation', () => {
    const found = marked(
      scene(1, [{ kind: 'action', text: 'Waves roll onto the beach' }]),
      scene(2, [{ kind: 'action', text: 'An old pendulum clock in the hall' }]),
      scene(3, [{ kind: 'narration', text: 'Functions of the state' }]),
      scene(4, [{ kind: 'narration', text: '파도는 사인 함수로 나타낼 수 있습니다' }]),
    );

    expect(found).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('stay as they are when the script says what they show', () => {
    const found = marked(
      scene(1, [{ kind: 'action', text: 'The graph of y = x' }], { simulation: 'y = x^2' }),
      scene(2, [{ kind: 'action', text: 'The graph of y = x' }], { given: { prompt: 'A blackboard' } }),
    );

    expect(found).toEqual(['y = x^2', undefined]);
  });
});
