import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import type { TypesetEquation } from '../../domain/simulations/equation.js';

/** Of MathJax's fonts: units of a viewBox that make one em. */
const unitsPerEm = 1000;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const document = mathjax.document('', {
  // Without an own format of errors, what is wrong would be typeset in red and taken for a formula.
  InputJax: new TeX({ packages: ['base', 'ams'], formatError: rethrow }),
  OutputJax: new SVG({ fontCache: 'none' }),
});

/** Typesets with MathJax, whose answer is the same on every machine: its letters are outlines. Throws what TeX says. */
export function typesetTex(tex: string): TypesetEquation {
  const container: LiteElement = document.convert(tex, { display: true });
  const svg = adaptor.firstChild(container) as LiteElement;
  const box = (adaptor.getAttribute(svg, 'viewBox') ?? '').split(' ').map(Number);
  const [, top = 0, width = 0, height = 0] = box;
  for (const name of ['width', 'height', 'style']) adaptor.removeAttribute(svg, name);
  return {
    svg: adaptor.outerHTML(svg),
    width: width / unitsPerEm,
    height: height / unitsPerEm,
    ascent: -top / unitsPerEm,
  };
}

function rethrow(_: unknown, error: Error): never {
  throw error;
}
