import type { Canvas } from '@napi-rs/canvas';
import { css } from '../../domain/drawing/color.js';
import { DRAWING_FONT_FAMILY } from '../../domain/drawing/drawing-context.js';
import { createSimulationPainter, shownTitle } from '../../domain/simulations/create-simulation-painter.js';
import type { Equation, OpenSimulation } from '../../domain/simulations/define-simulation.js';
import { widthOf } from '../../domain/simulations/drawing/write.js';
import { equationKey, shownEquations, type TypesetEquation } from '../../domain/simulations/equation.js';
import type { SimulationSpec } from '../../domain/simulations/simulation-spec.js';
import { type FrameLayout, layOutFrame } from '../../domain/simulations/stage/lay-out-frame.js';
import { letters } from '../../domain/simulations/stage/letters.js';
import { paletteOf } from '../../domain/simulations/stage/palette.js';
import type { Formula, Painter } from '../../domain/simulations/stage/stage.js';
import type { EquationTypesetter } from '../../ports/equation-typesetter.js';
import { openFonts } from './fonts.js';

export interface SimulationPictures {
  /** A new canvas of the simulation's size. */
  readonly canvas: Canvas;
  readonly paint: Painter;
}

/** What all simulations are drawn with besides a spec. */
export interface PictureMeans {
  readonly typesetter: EquationTypesetter;
  readonly isTransparent: boolean;
}

/** Makes everything ready for the pictures of a simulation. Errors: `expression-invalid` (equations), `environment-broken`. */
export async function prepareSimulation(
  open: OpenSimulation,
  spec: SimulationSpec,
  { typesetter, isTransparent }: PictureMeans,
): Promise<SimulationPictures> {
  const [{ createCanvas }, useText] = await Promise.all([import('@napi-rs/canvas'), openFonts()]);
  useText(`${alwaysReady}${shownTitle(open, spec)}${(spec.equations ?? []).join('')}`);
  const canvas = createCanvas(spec.width, spec.height);
  const typeset = async (equation: Equation): Promise<Typeset> => ({
    equation,
    drawing: await typesetter.typeset(equation.tex),
  });
  const shown = await Promise.all(shownEquations(open, spec).map(typeset));
  const drawn = await Promise.all([...open.symbols, ...open.equations].map(typeset));
  const layout = layOut(open, spec, { canvas, shown });
  const size = Math.min(spec.width, spec.height);
  const rasterise = createRasteriser(spec);
  const equations = await Promise.all(
    shown.map((one, index) => rasterise(one, layout.equations[index]?.em ?? 1)),
  );
  const formulas = new Map<string, Formula>();
  for (const one of drawn)
    formulas.set(equationKey(one.equation), await rasterise(one, Math.max(7, size * letters.symbol)));
  const means = { layout, createLayer: createCanvas, isTransparent, equations, formulas, useText };
  return { canvas, paint: createSimulationPainter(open, spec, means) };
}

interface Typeset {
  readonly equation: Equation;
  readonly drawing: TypesetEquation;
}

/** What every painter may write without `stage.say`. */
const alwaysReady =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~' +
  '°·×÷±−≈≠≤≥→←↑↓∞√∑∫∂∆πθφωαβγδελμρστΩΔΣ⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃';

function layOut(
  open: OpenSimulation,
  spec: SimulationSpec,
  { canvas, shown }: { canvas: Canvas; shown: readonly Typeset[] },
): FrameLayout {
  const { width, height } = spec;
  const context = canvas.getContext('2d');
  const stage = { size: Math.min(width, height) };
  return layOutFrame({
    width,
    height,
    frame: open.frame,
    title: shownTitle(open, spec),
    equations: shown.map(({ drawing }) => drawing),
    measureTitle: (text, pixels) => widthOf(context, stage, { text, size: pixels / stage.size, weight: 600 }),
  });
}

/**
 * MathJax has no letters of Hangul and leaves them as texts of an em each. Skia draws a variable font in an SVG at its thinnest, whatever
 * weight is asked for: an outline makes up for it. This can go when it heeds `font-weight`.
 */
const hangulLook = `font-size="1020px" font-family="${DRAWING_FONT_FAMILY}" stroke-width="42" stroke="currentColor" stroke-linejoin="round"`;

/** Draws formulas at the size in which they are shown, so that they are sharp. */
function createRasteriser(spec: SimulationSpec) {
  const palette = paletteOf(spec.theme);
  return async ({ equation, drawing }: Typeset, em: number): Promise<Formula> => {
    const { createCanvas, loadImage } = await import('@napi-rs/canvas');
    const width = Math.max(1, Math.ceil(drawing.width * em));
    const height = Math.max(1, Math.ceil(drawing.height * em));
    const color = css(palette[equation.color ?? 'ink']);
    const svg = drawing.svg
      .replace('<svg', `<svg width="${width}" height="${height}" color="${color}"`)
      .replace(/<text([^>]*?)font-size="[^"]*" font-family="[^"]*"/g, `<text$1${hangulLook}`)
      .replaceAll('currentColor', color);
    const image = createCanvas(width, height);
    image.getContext('2d').drawImage(await loadImage(Buffer.from(svg)), 0, 0);
    return { image, width, height, ascent: drawing.ascent * em };
  };
}
