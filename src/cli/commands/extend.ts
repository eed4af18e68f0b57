import type { CommandDefinition } from '../command-definition.js';
import { seconds, wholeNumber } from '../option-values.js';
import { addDriveOptions } from '../runs/drive-options.js';

/** `aivideo extend`: a clip becomes longer. */
export const extendCommand: CommandDefinition = {
  name: 'extend',
  define(command) {
    addDriveOptions(command)
      .description('make a clip longer, from its last good frame on')
      .argument('<clip>', 'a video of any kind: your own, or one that aivideo made')
      .argument('[prompt...]', 'what happens next (default: the prompt that the clip was made from)')
      .option('--by <time>', 'seconds of new pictures to add: 4', seconds({ min: 0.01, max: 3600 }))
      .option('--to <time>', 'seconds that the whole is to last: 12', seconds({ min: 0.01, max: 36_000 }))
      .option('--times <n>', 'pieces, each continuing the one before', wholeNumber({ min: 1, max: 60 }))
      .option('-m, --model <name>', 'a model that starts from an image (see `aivideo models`)')
      .option('--draft', 'draw a free draft, without any account')
      .option('--resolution <name>', 'of the pieces: 480p, 720p, ... (default: nearest to the clip)')
      .option(
        '--seed <n>',
        'same seed, same pieces (default: one that follows from the clip)',
        wholeNumber({ min: 0, max: 2 ** 32 - 1 }),
      )
      .option(
        '--retakes <n>',
        'further takes of a black, frozen, short or broken piece (0 to 20)',
        wholeNumber({ min: 0, max: 20 }),
      )
      .option(
        '--deadline <time>',
        'the provider ends a job this long after its creation: 30m',
        seconds({ min: 5, max: 86_400 }),
      )
      .option('-o, --output <path>', 'file ending in .mp4, or folder (default: NAME-extended.mp4)')
      .option('--detach', 'start the first job, print the run and leave (exit 8)')
      .option('--new', 'start a new run although the same command has left one unfinished')
      .option('-y, --yes', 'do not ask before spending')
      .option('--dry-run', 'print the pieces, what is sent and what it costs, and send nothing')
      .addHelpText(
        'after',
        `
Examples:
  aivideo extend clip.mp4 --by 4
  aivideo extend holiday.mov "The waves come closer" --to 20 -m kling -o longer.mp4
  aivideo extend clip.mp4 --times 3 --max-cost 2
  aivideo extend clip.mp4 --by 4 --draft --dry-run`,
      );
  },
  async run(call, context) {
    const { startNotice } = await import('../generate/start-notice.js');
    const notice = startNotice(context, call.options);
    const { runExtend } = await import('../extend/run-extend.js');
    return runExtend(call, context, notice);
  },
};
