import type { CommandDefinition } from '../command-definition.js';

/** `aivideo cancel`: gives a run up. */
export const cancelCommand: CommandDefinition = {
  name: 'cancel',
  define(command) {
    command
      .description('cancel the jobs of a run at their provider and give the run up')
      .argument('<run>', 'the run, see `aivideo runs`');
  },
  async run(call, context) {
    return (await import('../runs/cancel-run.js')).cancelRun(call, context);
  },
};
