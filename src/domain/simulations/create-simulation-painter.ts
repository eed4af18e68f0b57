import { css } from '../drawing/color.js';
import type { CreateLayer, DrawingContext } from '../drawing/drawing-context.js';
import { AivideoError } from '../errors.js';
import type { Equation, OpenSimulation } from './define-simulation.js';
import { drawFormula, write } from './drawing/write.js';
import { equationKey, shownEquations } from './equation.js';
import type { Bilingual } from './language.js';
import type { SimulationSpec } from './simulation-spec.js';
import { easingOf } from './stage/easing.js';
import type { FrameLayout } from './stage/lay-out-frame.js';
import { paletteOf } from './stage/palette.js';
import { type Box, type Formula, type Painter, reveal, type Stage } from './stage/stage.js';

/** What a picture is made with, besides its spec. */
export interface PaintingMeans {
  readonly layout: FrameLayout;
  readonly createLayer: CreateLayer;
  /** Leaves the background transparent. */
  readonly isTransparent: boolean;
  /** Shown equations in their order. */
  readonly equations: readonly Formula[];
  /** Formulas of the painter by `equationKey`. */
  readonly formulas: ReadonlyMap<string, Formula>;
  /** Makes the letters of a text ready to be drawn. */
  useText(text: string): void;
}

/** The painter of whole pictures: background, title, equations and the simulation. Pictures are the same in any order. */
export function createSimulationPainter(
  open: OpenSimulation,
  spec: SimulationSpec,
  means: PaintingMeans,
): Painter {
  const stage = createStage(spec, means);
  const paint = open.prepare(stage);
  const head = paintedHead(stage, means);
  const shown = shownEquations(open, spec);
  return (context, seconds) => {
    context.save();
    if (means.isTransparent) context.clearRect(0, 0, spec.width, spec.height);
    else {
      context.fillStyle = css(stage.palette.background);
      context.fillRect(0, 0, spec.width, spec.height);
    }
    paint(context, seconds);
    context.restore();
    head(context);
    paintEquations(context, stage, { means, shown, seconds });
  };
}

/** The title that is shown; empty for none. */
export function shownTitle(open: OpenSimulation, spec: SimulationSpec): string {
  return spec.title ?? open.title[spec.language];
}

function createStage(spec: SimulationSpec, means: PaintingMeans): Stage {
  const { width, height, seconds, language, theme, easing } = spec;
  const { layout, createLayer, formulas, useText } = means;
  return {
    width,
    height,
    seconds,
    language,
    createLayer,
    size: Math.min(width, height),
    palette: paletteOf(theme),
    area: layout.area,
    side: layout.side,
    ease: easingOf(easing),
    say: (text: Bilingual) => {
      useText(text[language]);
      return text[language];
    },
    formula: (tex, color = 'ink') => {
      const found = formulas.get(equationKey({ tex, color }));
      if (found === undefined)
        throw new AivideoError('bug', `No formula \`${tex}\` in \`${color}\` is ready`);
      return found;
    },
  };
}

function paintedHead(
  stage: Stage,
  { layout, isTransparent }: PaintingMeans,
): (context: DrawingContext) => void {
  const { title } = layout;
  const size = title.pixels / stage.size;
  const { align } = title;
  return (context) => {
    for (const { text, x, y } of title.lines)
      write(context, stage, {
        text,
        x,
        y,
        size,
        align,
        weight: 600,
        color: stage.palette.ink,
        baseline: 'alphabetic',
        halo: isTransparent,
      });
  };
}

/** Equations come in one after the other at the beginning. */
function paintEquations(
  context: DrawingContext,
  stage: Stage,
  { means, shown, seconds }: { means: PaintingMeans; shown: readonly Equation[]; seconds: number },
): void {
  const pause = Math.min(0.5, stage.seconds * 0.04);
  shown.forEach((_, index) => {
    const formula = means.equations[index];
    const box = means.layout.equations[index];
    if (formula === undefined || box === undefined) return;
    const from = pause * (index + 0.5);
    const alpha = reveal(stage, seconds, [from, from + pause * 2]);
    if (means.isTransparent) paintPanel(context, stage, { box, alpha });
    drawFormula(context, formula, { x: box.left, y: box.top + box.height / 2, alpha });
  });
}

/** Whatever is behind a transparent picture, its equations can be read. */
function paintPanel(
  context: DrawingContext,
  stage: Stage,
  { box, alpha }: { box: Box; alpha: number },
): void {
  const rim = stage.size * 0.012;
  context.fillStyle = css(stage.palette.background, 0.6 * alpha);
  context.beginPath();
  context.roundRect(box.left - rim, box.top - rim, box.width + 2 * rim, box.height + 2 * rim, rim);
  context.fill();
}
