import { nearestKey } from '../../config/nearest-key.js';
import { AivideoError } from '../../errors.js';
import type { JsonObject } from '../../json.js';
import type { Simulation } from '../define-simulation.js';
import { findSimulation, simulations } from '../kinds/index.js';
import { type Language, languageOf } from '../language.js';
import { findAlias } from './find-alias.js';
import { findFormula } from './find-formula.js';
import { namedValues } from './named-values.js';

/** What a text calls for. */
export interface ReadSimulation {
  readonly simulation: Simulation;
  readonly parameters: JsonObject;
  /** Of the text. */
  readonly language: Language;
}

/**
 * Reads free text, English or Korean: the name of a kind, a formula (`y = sin(x + t)`), or words (`A 3D rotating cube`), with values beside the
 * names of parameters (`pendulum length=2m`). Errors: `simulation-unknown` with what can be read.
 */
export function readSimulation(text: string): ReadSimulation {
  const found = recognizeSimulation(text);
  if (found !== undefined) return found;
  const near = nearestKey(
    text,
    simulations.map(({ name }) => name),
  );
  const shown = text.length > 60 ? `${text.slice(0, 57).trimEnd()}...` : text;
  const names = simulations.map(({ name }) => name).join(', ');
  const rest =
    near === undefined
      ? `: it takes formulas such as \`y = sin(x + t)\`, and ${names}`
      : `; did you mean \`${near}\``;
  throw new AivideoError('simulation-unknown', `No simulation is recognised in \`${shown}\`${rest}`, {
    details: { text: shown },
  });
}

/** The same, with undefined for what calls for no simulation. */
export function recognizeSimulation(text: string): ReadSimulation | undefined {
  const plain = text.normalize('NFC').trim();
  const language = languageOf(plain);
  const exact = findSimulation(plain.toLowerCase().replace(/\s+/g, '-'));
  if (exact !== undefined) return { simulation: exact, parameters: {}, language };
  const formula = findFormula(plain);
  const kind = formula === undefined ? undefined : findSimulation(formula.kind);
  if (formula !== undefined && kind !== undefined)
    return { simulation: kind, parameters: formula.parameters, language };
  const called = findAlias(plain, simulations);
  if (called === undefined) return undefined;
  const { simulation } = called;
  const values = namedValues(plain, Object.keys(simulation.parameters.shape));
  return { simulation, parameters: { ...called.parameters, ...values }, language };
}
