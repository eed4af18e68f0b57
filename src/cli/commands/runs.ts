import type { CommandDefinition } from '../command-definition.js';
import { seconds, wholeNumber } from '../option-values.js';

const showCommand: CommandDefinition = {
  name: 'show',
  define(command) {
    command.description('show a run: every clip, job, cost and failure').argument('<run>', 'the run');
  },
  async run(call, context) {
    return (await import('../runs/show-run.js')).showRun(call, context);
  },
};

const pruneCommand: CommandDefinition = {
  name: 'prune',
  define(command) {
    command
      .description(
        'remove the records of ended runs; never of jobs that may still run or clips not delivered',
      )
      .option(
        '--older-than <time>',
        'only runs last touched so long ago: 30d, 12h',
        seconds({ min: 0 }),
        30 * 86_400,
      )
      .option('--dry-run', 'only say what would be removed');
  },
  async run(call, context) {
    return (await import('../runs/prune-runs.js')).pruneRuns(call, context);
  },
};

/** `aivideo runs`: what has been done and what is left. */
export const runsCommand: CommandDefinition = {
  name: 'runs',
  define(command) {
    command
      .description('list the runs: state, clips done, spent, age')
      .option('--limit <n>', 'runs at most, newest first', wholeNumber({ min: 1 }), 20);
  },
  async run(call, context) {
    return (await import('../runs/list-runs.js')).listRuns(call, context);
  },
  subcommands: [showCommand, pruneCommand],
};
