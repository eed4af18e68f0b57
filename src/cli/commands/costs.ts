import type { CommandDefinition } from '../command-definition.js';
import { seconds } from '../option-values.js';

/** `aivideo costs`: what was spent. */
export const costsCommand: CommandDefinition = {
  name: 'costs',
  define(command) {
    command
      .description('add up what jobs have cost, from the records of the runs')
      .option('--since <time>', 'only the last 30d, 12h, ...', seconds({ min: 0 }))
      .option('--by <what>', 'model, day or run', 'model');
  },
  async run(call, context) {
    return (await import('../runs/show-costs.js')).showCosts(call, context);
  },
};
