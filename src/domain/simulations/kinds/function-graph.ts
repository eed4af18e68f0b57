import * as z from 'zod';
import { defineSimulation } from '../define-simulation.js';
import { readDefinitions } from '../expression/read-definitions.js';
import { readExpression } from '../expression/read-expression.js';
import { type Range, readRange } from '../expression/read-range.js';
import { flag, texts, words } from '../parameters/parameters.js';
import { parameterError } from '../parameters/read-parameters.js';
import { chooseView } from './function-graph/choose-window.js';
import { readCurve } from './function-graph/graph-curve.js';
import { graphTimes } from './function-graph/graph-times.js';
import { createGraphPainter, type Graph } from './function-graph/paint-graph.js';

/** Graphs of functions of x, which may change with the time. */
export const functionGraph = defineSimulation({
  name: 'function-graph',
  title: { en: 'Graph of a function', ko: '함수의 그래프' },
  description: 'graphs of functions y = f(x), which may move with the time t, with tangent, area and roots',
  aliases: [
    'function graph',
    'graph',
    'plot',
    'function',
    '함수',
    '그래프',
    ['sine', { curve: 'y = sin(x + t)' }],
    ['sine wave', { curve: 'y = sin(x + t)' }],
    ['사인파', { curve: 'y = sin(x + t)' }],
    ['사인', { curve: 'y = sin(x + t)' }],
    ['cosine', { curve: 'y = cos(x + t)' }],
    ['코사인', { curve: 'y = cos(x + t)' }],
    ['tangent function', { curve: 'y = tan(x)' }],
    ['탄젠트', { curve: 'y = tan(x)' }],
    ['parabola', { curve: 'y = x^2' }],
    ['quadratic', { curve: 'y = x^2 - 2x - 3', roots: true }],
    ['포물선', { curve: 'y = x^2' }],
    ['이차함수', { curve: 'y = x^2 - 2x - 3', roots: true }],
    ['cubic', { curve: 'y = x^3 - 3x', roots: true }],
    ['삼차함수', { curve: 'y = x^3 - 3x', roots: true }],
    ['exponential', { curve: 'y = e^x' }],
    ['지수함수', { curve: 'y = e^x' }],
    ['logarithm', { curve: 'y = ln(x)' }],
    ['로그함수', { curve: 'y = ln(x)' }],
    ['bell curve', { curve: 'y = e^(-x^2)' }],
    ['tangent line', { curve: 'y = x^3/4 - x', tangent: 'moving' }],
    ['derivative', { curve: 'y = x^3/4 - x', tangent: 'moving' }],
    ['접선', { curve: 'y = x^3/4 - x', tangent: 'moving' }],
    ['미분', { curve: 'y = x^3/4 - x', tangent: 'moving' }],
    ['integral', { curve: 'y = x^2/2 + 1', area: '0..3' }],
    ['area under a curve', { curve: 'y = x^2/2 + 1', area: '0..3' }],
    ['적분', { curve: 'y = x^2/2 + 1', area: '0..3' }],
  ],
  parameters: z.strictObject({
    curve: texts({
      description: 'functions of x and of the time t; several with `;` between them',
      usual: 'y = sin(x + t)',
      shape: 'FORMULA',
      most: 6,
    }),
    where: words({
      description: 'what other names stand for: `a = 2; b = sin(t)`',
      usual: '',
      shape: 'NAME=FORMULA',
    }),
    xRange: words({
      description: 'what is shown of the x axis: `-2pi..2pi`',
      usual: 'auto',
      shape: 'FROM..TO',
    }),
    yRange: words({ description: 'what is shown of the y axis', usual: 'auto', shape: 'FROM..TO' }),
    tangent: words({
      description: 'the tangent of the first curve: `moving`, or at an x',
      usual: 'off',
      shape: 'off|moving|X',
    }),
    area: words({
      description: 'the area under the first curve: `0..pi`',
      usual: 'off',
      shape: 'off|FROM..TO',
    }),
    roots: flag({ description: 'mark the zeros of the first curve', usual: 'off' }),
  }),
  frame: 'whole',
  check: (parameters) => void graphOf(parameters),
  equations: (parameters) => graphOf(parameters).curves.map(({ tex, color }) => ({ tex, color })),
  symbols: (parameters) => [
    { tex: 'x', color: 'muted' },
    { tex: 'y', color: 'muted' },
    ...areaSymbols(graphOf(parameters)),
  ],
  describe: (parameters) => {
    const { curves, area, tangent, roots } = graphOf(parameters);
    const many =
      curves.length === 1 ? 'A smooth glowing curve is' : `${curves.length} smooth glowing curves are`;
    const moves = curves.some((curve) => curve.moves) ? ' and ripples like a wave' : '';
    const extras = [
      tangent === undefined ? '' : ', a tangent line glides along it',
      area === undefined ? '' : ', the area below it fills with color',
      roots ? ', bright points mark where it crosses the axis' : '',
    ];
    return `${many} drawn on a clean coordinate grid${moves}${extras.join('')}, mathematical animation`;
  },
  beats: (parameters, seconds) => {
    const { drawn, marked } = graphTimes(seconds);
    const graph = graphOf(parameters);
    const hasExtras = graph.area !== undefined || graph.tangent !== undefined || graph.roots;
    return [
      { seconds: 0, name: { en: 'Drawing the curve', ko: '그래프 그리기' } },
      ...(hasExtras ? [{ seconds: drawn, name: { en: 'A closer look', ko: '자세히 보기' } }] : []),
      { seconds: marked, name: { en: 'In motion', ko: '움직임' } },
    ];
  },
  prepare: (parameters, stage) => {
    const graph = graphOf(parameters);
    const { xRange: x, yRange: y, curves, area = [], tangent } = graph;
    const shown = [...area, ...(typeof tangent === 'number' ? [tangent] : [])];
    return createGraphPainter(stage, graph, chooseView({ curves, seconds: stage.seconds, x, y, shown }));
  },
});

type Parameters = Readonly<{
  curve: readonly string[];
  where: string;
  xRange: string;
  yRange: string;
  tangent: string;
  area: string;
  roots: boolean;
}>;

function graphOf(parameters: Parameters): Graph & { readonly xRange?: Range; readonly yRange?: Range } {
  const definitions = readDefinitions(parameters.where);
  const curves = parameters.curve.map((text, index) => readCurve(text, { definitions, index }));
  const xRange = rangeOf('xRange', parameters.xRange, 'auto');
  const yRange = rangeOf('yRange', parameters.yRange, 'auto');
  const area = rangeOf('area', parameters.area, 'off');
  const tangent = tangentOf(parameters.tangent);
  return {
    curves,
    roots: parameters.roots,
    ...(xRange === undefined ? {} : { xRange }),
    ...(yRange === undefined ? {} : { yRange }),
    ...(area === undefined ? {} : { area }),
    ...(tangent === undefined ? {} : { tangent }),
  };
}

function rangeOf(key: string, text: string, none: string): Range | undefined {
  if (text === none || text === '') return undefined;
  const range = readRange(text);
  if (range === undefined)
    throw parameterError('function-graph', {
      key,
      problem: 'must be two numbers such as `-2..3`, the first smaller',
      got: text,
    });
  return range;
}

function tangentOf(text: string): 'moving' | number | undefined {
  if (text === 'off' || text === '') return undefined;
  return text === 'moving' ? 'moving' : readExpression(text, []).compute([]);
}

function areaSymbols({ area, curves }: Graph) {
  const [curve] = curves;
  return area === undefined || curve === undefined ? [] : [{ tex: areaTex(curve.body), color: curve.color }];
}

/** The sum that the area is. */
function areaTex(body: string): string {
  return `\\int \\left(${body}\\right)\\,dx`;
}
