import { simulations } from '../../src/domain/simulations/kinds/index.js';
import { kebabCase } from '../../src/domain/simulations/parameters/read-parameters.js';

/** The table of kinds of simulations in the README, from their registry. */
export function simulationTable(): string {
  const rows = simulations.map(({ name, description, parameters }) => {
    const options = Object.keys(parameters.shape).map((key) => `\`--${kebabCase(key)}\``);
    return `| \`${name}\` | ${description} | ${options.join(' ')} |`;
  });
  return ['| kind | what is seen | parameters |', '| --- | --- | --- |', ...rows].join('\n');
}
