import type { CommandDefinition } from '../command-definition.js';

const infoCommand: CommandDefinition = {
  name: 'info',
  define(command) {
    command.description('show where the cache is and what it holds');
  },
  async run(_call, context) {
    return (await import('../runs/cache-info.js')).cacheInfo(context);
  },
};

const pruneCommand: CommandDefinition = {
  name: 'prune',
  define(command) {
    command
      .description('remove the clips used longest ago until the cache is small enough')
      .requiredOption('--max-size <size>', 'what may stay: 500MB, 2GB, 0');
  },
  async run(call, context) {
    return (await import('../runs/cache-info.js')).pruneCache(call, context);
  },
};

/** `aivideo cache`: clips that need not be paid again. */
export const cacheCommand: CommandDefinition = {
  name: 'cache',
  define(command) {
    command.description('show or shrink the cache of clips');
  },
  subcommands: [infoCommand, pruneCommand],
};
