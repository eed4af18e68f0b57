import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { simulations } from '../../../src/domain/simulations/kinds/index.js';
import {
  readSimulation,
  recognizeSimulation,
} from '../../../src/domain/simulations/recognition/read-simulation.js';
import {
  checkSimulationRequest,
  specOfRequest,
} from '../../../src/domain/simulations/recognition/simulation-request.js';

describe('texts', () => {
  it.each([
    ['A mathematical graph showing sine wave animation', 'function-graph', { curve: 'y = sin(x + t)' }],
    ['A 3D rotating cube with mathematical equations', 'solid', { shape: 'cube' }],
    ['사인파 그래프', 'function-graph', { curve: 'y = sin(x + t)' }],
    ['y = sin(x + t)', 'function-graph', { curve: ['y = sin(x + t)'] }],
    ['Draw y = x^2 and y = 2x + 1', 'function-graph', { curve: ['y = x^2', 'y = 2x + 1'] }],
    ['f(x) = x^3 - 2x 의 그래프', 'function-graph', { curve: ['f(x) = x^3 - 2x'] }],
    ['sin x + cos 2x', 'function-graph', { curve: 'sin x + cos 2x' }],
    ['r = 2 sin(3 theta)', 'polar-curve', { radius: '2 sin(3 theta)' }],
    ['x = cos(3t), y = sin(2t)', 'parametric-curve', { x: 'cos(3t)', y: 'sin(2t)' }],
    ['dx/dt = y, dy/dt = -sin(x)', 'vector-field', { x: 'y', y: '-sin(x)' }],
    ['z = sin(x) cos(y)', 'surface', { formula: 'sin(x) cos(y)' }],
    ['a pendulum of length 2m and angle 30deg', 'pendulum', { length: '2m', angle: '30deg' }],
    ['pendulum length=50cm damping=0.2', 'pendulum', { length: '50cm', damping: '0.2' }],
    ['진자가 흔들리는 모습', 'pendulum', {}],
    ['이중 진자', 'double-pendulum', {}],
    ['이중진자의 운동', 'double-pendulum', {}],
    ['Fourier Series', 'fourier-series', {}],
    ['A square wave from circles', 'fourier-series', { wave: 'square' }],
  ])('call for a kind: %s', (text, kind, parameters) => {
    const read = readSimulation(text);

    expect(read.simulation.name).toBe(kind);
    expect(read.parameters).toMatchObject(parameters);
    expect(() => read.simulation.open(read.parameters)).not.toThrow();
  });

  it('call for every kind by each of its words', () => {
    for (const { name, aliases } of simulations)
      for (const alias of [name, ...aliases]) {
        const words = typeof alias === 'string' ? alias : alias[0];
        expect(recognizeSimulation(words)?.simulation.name, words).toBe(name);
      }
  });

  it.each(['a quiet sea', 'the cubed cabbage', '바다', ''])(
    'that call for none are told what there is: %s',
    (text) => {
      expect(recognizeSimulation(text)).toBeUndefined();
      expect(() => readSimulation(text)).toThrow(
        /formulas such as `y = sin\(x \+ t\)`, and function-graph, /,
      );
    },
  );

  it('get the nearest name when they are one misspelt', () => {
    expect(() => readSimulation('pendulm')).toThrow(/did you mean `pendulum`/);
  });

  it('speak the language of the video', () => {
    expect(specOfRequest({ simulation: '사인파 그래프' }).language).toBe('ko');
    expect(specOfRequest({ simulation: 'y = sin(x)', title: '사인' }).language).toBe('ko');
    expect(specOfRequest({ simulation: '사인파', lang: 'en' }).language).toBe('en');
  });
});

describe('requests', () => {
  it('become specs with every choice made', () => {
    const spec = specOfRequest({
      kind: 'pendulum',
      parameters: { length: 2 },
      aspect: '9:16',
      duration: '1500ms',
      equation: 'V = a^3',
      theme: 'light',
    });

    expect(spec).toEqual({
      kind: 'pendulum',
      parameters: { length: 2 },
      equations: ['V = a^{3}'],
      theme: 'light',
      easing: 'smooth',
      language: 'en',
      seconds: 1.5,
      width: 720,
      height: 1280,
      fps: 30,
    });
  });

  it.each([
    [
      { kind: 'pendulum', parameters: { angle: 40 } },
      'simulation-invalid',
      /`angle` of `pendulum` needs a unit, `40deg` or `40rad`, got `40`/,
    ],
    [
      { kind: 'pendulum', parameters: { angel: 1 } },
      'simulation-invalid',
      /`pendulum` has no parameter `angel`/,
    ],
    [{ kind: 'pendulum', parameters: { length: '2 parsecs' } }, 'simulation-invalid', /must be in `m`, `cm`/],
    [{ kind: 'pendulums' }, 'simulation-unknown', /did you mean `pendulum`/],
    [{ simulation: 'y = sin(x' }, 'expression-invalid', /a `\)` is missing/],
    [{ simulation: 'y = 2 = x' }, 'expression-invalid', /more than one `=`|can not be computed/],
    [
      { simulation: 'y = x', duration: 0 },
      'simulation-invalid',
      /`duration` must be from 0.1 s to 3600 s, got `0`/,
    ],
    [{ simulation: 'y = x', size: '321x200' }, 'simulation-invalid', /`size` must be even, got `321x200`/],
    [{ simulation: 'y = x', size: '320x200', aspect: '16:9' }, 'simulation-invalid', /exclude each other/],
    [{ simulation: 'y = x', aspect: '99:1' }, 'simulation-invalid', /must be from 64 to 4096 pixels/],
    [{}, 'simulation-invalid', /`simulation` or `kind` is missing/],
  ])('are refused by name: %o', (request, code, message) => {
    let thrown: unknown;
    try {
      specOfRequest(request);
    } catch (error) {
      thrown = error;
    }

    expect(thrown).toBeInstanceOf(AivideoError);
    expect(thrown).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it.each([
    [{ kind: 'pendulum', durations: '3s' }, ['durations'], /`durations` is unknown; did you mean `duration`/],
    [{ theme: 'dim' }, ['theme'], /`theme` must be one of dark, light/],
    [{ equation: ['a', 3] }, ['equation'], /`equation` must be one equation/],
    ['text', [], /must hold keys and values/],
  ])('in files are refused with their place: %o', (value, path, message) => {
    const checked = checkSimulationRequest(value);

    expect(checked).toMatchObject({ problem: { path, message: expect.stringMatching(message) } });
  });
});
