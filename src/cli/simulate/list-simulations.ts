import type { Simulation } from '../../domain/simulations/define-simulation.js';
import { simulations } from '../../domain/simulations/kinds/index.js';
import { kebabCase } from '../../domain/simulations/parameters/read-parameters.js';
import { readSimulation } from '../../domain/simulations/recognition/read-simulation.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import { factText, tableText } from '../render/table.js';

/** `simulate --list`: every kind, or the parameters of the one that is named. */
export function listSimulations(what: string, context: CliContext): number {
  const chosen = what === '' ? simulations : [readSimulation(what).simulation];
  if (context.globals.json || context.globals.jsonStream)
    return printJson(context, { v: 1, ok: true, simulations: chosen.map(summaryOf) });
  const [only] = chosen;
  context.platform.stdout.write(
    what === '' || only === undefined ? listText(context) : kindText(only, context),
  );
  return 0;
}

interface ShownParameter {
  readonly name: string;
  readonly description: string;
  readonly usual: string;
  readonly shape: string;
}

function parametersOf({ parameters }: Simulation): readonly ShownParameter[] {
  return Object.entries(parameters.shape).map(([key, schema]) => {
    const meta: Record<string, unknown> = schema.meta() ?? {};
    const said = (name: string): string => (typeof meta[name] === 'string' ? meta[name] : '');
    return {
      name: kebabCase(key),
      description: said('description'),
      usual: said('usual'),
      shape: said('shape'),
    };
  });
}

function summaryOf(simulation: Simulation) {
  const { name, title, description, aliases } = simulation;
  const words = aliases.map((alias) => (typeof alias === 'string' ? alias : alias[0]));
  return { name, title, description, words, parameters: parametersOf(simulation) };
}

function listText({ paint, platform }: CliContext): string {
  const width = platform.stdout.isTTY === true ? (platform.stdout.columns ?? 80) : 100;
  const facts = simulations.map((simulation) => {
    const options = parametersOf(simulation)
      .map(({ name }) => `--${name}`)
      .join(' ');
    return [simulation.name, `${simulation.description} (${options})`] as const;
  });
  const note = 'Parameters with their usual values: `aivideo simulate NAME --list`.';
  return `${factText(facts, { width, dim: paint.cyan })}\n${paint.dim(note)}\n`;
}

function kindText(simulation: Simulation, { paint }: CliContext): string {
  const rows = parametersOf(simulation).map(({ name, shape, usual, description }) => [
    `  ${paint.cyan(`--${name}`)}`,
    shape,
    usual === '' ? '' : paint.dim(usual),
    description,
  ]);
  const words = simulation.aliases.map((alias) => (typeof alias === 'string' ? alias : alias[0])).join(', ');
  const heading = ['  PARAMETER', 'VALUE', 'USUAL', 'WHAT'].map((title) => paint.bold(title));
  return `${paint.bold(simulation.name)}: ${simulation.description}\n\n${tableText([heading, ...rows])}\nCalled by: ${words}\n`;
}
