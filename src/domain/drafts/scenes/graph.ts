import { css, fromHue, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { paintAxes, paintGrid } from '../elements/plot/axes.js';
import { curves, waves } from '../elements/plot/curves.js';
import { createLine } from '../elements/plot/line.js';
import { type GraphTones, layOut } from '../elements/plot/plot.js';

import { glow } from '../elements/sky.js';
import { atDepth, createPlate, type Stage } from '../stage.js';

export const graph = defineScene({
  name: 'graph',
  calls: {
    graph: 0.9,
    sine: 1,
    cosine: 1,
    parabola: 1.1,
    cubic: 1.1,
    exponential: 0.9,
    gaussian: 1.1,
    logarithm: 0.9,
    tangent: 0.9,
  },
  lights: ['night'],
  cameras: ['drift', 'push'],
  outdoors: false,
  prepare: (stage) => {
    const named = curves.filter(({ concept }) => stage.scene.concepts.has(concept));
    const shown = named.length === 0 ? [stage.random('curve').pick(curves)] : named.slice(0, 3);
    const plot = layOut(stage, shown[0]?.window ?? waves);
    const tones = chooseTones(stage);
    const board = createPlate(stage, { depth: 0.3 }, (context) => {
      paintBoard(context, stage, tones);
      paintGrid(context, plot, tones);
      paintAxes(context, { plot, tones });
    });
    const lines = shown.map((curve, index) => createLine(stage, { curve, plot, tones, index }));
    return (context, seconds) => {
      board.draw(context, seconds);
      atDepth(context, { stage, depth: 0.3, seconds }, () => {
        for (const line of lines) line(context, seconds);
      });
    };
  },
});

function chooseTones(stage: Stage): GraphTones {
  const hue = stage.random('board').pick([262, 235, 200, 310]);
  const first = stage.scene.tint ?? fromHue(stage.random('line').pick([75, 40, 195, 160]), 0.82, 0.14);
  return {
    board: fromHue(hue, 0.16, 0.035),
    boardLit: fromHue(hue, 0.3, 0.06),
    grid: fromHue(hue, 0.62, 0.06),
    axis: fromHue(hue, 0.9, 0.02),
    lines: [first, fromHue(195, 0.8, 0.12), fromHue(350, 0.76, 0.14)],
  };
}

function paintBoard(context: DrawingContext, stage: Stage, tones: GraphTones): void {
  const { width, height, size } = stage;
  context.fillStyle = css(tones.board);
  context.fillRect(-width, -height, width * 3, height * 3);
  glow(context, { x: width * 0.32, y: height * 0.3, radius: size * 1, squash: 0.8 }, tones.boardLit, 0.9);
  glow(
    context,
    { x: width * 0.85, y: height * 0.85, radius: size * 0.7, squash: 0.8 },
    mix(tones.boardLit, tones.lines[0], 0.25),
    0.35,
  );
}
