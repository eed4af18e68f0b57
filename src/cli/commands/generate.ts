import type { CommandDefinition } from '../command-definition.js';
import { aspect, decimal, keyValues, promptsOption, seconds, wholeNumber } from '../option-values.js';
import { addDriveOptions } from '../runs/drive-options.js';

/** `aivideo generate`: a prompt becomes an MP4. */
export const generateCommand: CommandDefinition = {
  name: 'generate',
  define(command) {
    addDriveOptions(command)
      .description('make a video clip from a prompt')
      .argument('[prompt...]', 'what should be seen; `-` reads it from standard input')
      .option('--prompt-file <file>', 'read the prompt from a UTF-8 file')
      .option(
        '-m, --model <name>',
        'alias, Hugging Face id, owner/name[:version] or local/draft (see `aivideo models`)',
      )
      .option('--steps <n>', 'denoising steps', wholeNumber({ min: 1, max: 1000 }))
      .option('--frames <n>', 'frames in the clip', wholeNumber({ min: 1, max: 10_000 }))
      .option('--fps <n>', 'frames per second', decimal({ min: 1, max: 120 }))
      .option('--duration <time>', 'length of the clip: 5, 5s', seconds({ min: 0.1, max: 3600 }))
      .option('--width <px>', 'width in pixels', wholeNumber({ min: 16, max: 8192 }))
      .option('--height <px>', 'height in pixels', wholeNumber({ min: 16, max: 8192 }))
      .option('--aspect <w:h>', 'aspect ratio: 16:9, 9:16, 1:1', aspect)
      .option('--resolution <name>', '480p, 720p, 1080p, ...')
      .option('--guidance-scale <x>', 'how closely to follow the prompt', decimal({ min: 0, max: 100 }))
      .option(
        '--seed <n>',
        'same seed, same clip (0 to 4294967295)',
        wholeNumber({ min: 0, max: 2 ** 32 - 1 }),
      )
      .option('--negative-prompt <text>', 'what should not be seen')
      .option('--enhance', 'make the prompt better first (see `aivideo enhance`)')
      .addOption(promptsOption())
      .option('--device <name>', 'cuda, cpu, mps: where a model runs on your own machine')
      .option('--image <file|url>', 'start frame')
      .option('--last-image <file|url>', 'end frame')
      .option('--init-video <file|url>', 'video to start from')
      .option(
        '--input <key=value>',
        'any other input of the model; key=@file uploads (repeatable)',
        keyValues,
      )
      .option('-n, --count <n>', 'takes with different seeds', wholeNumber({ min: 1, max: 1000 }))
      .option(
        '--retakes <n>',
        'further takes of a black, frozen, short or broken clip (0 to 20)',
        wholeNumber({ min: 0, max: 20 }),
      )
      .option(
        '--deadline <time>',
        'the provider ends a job this long after its creation: 30m',
        seconds({ min: 5, max: 86_400 }),
      )
      .option(
        '-o, --output <path>',
        'file ending in .mp4, folder, or - for the MP4 itself on standard output',
      )
      .option('--detach', 'start the jobs, print the run and leave (exit 8)')
      .option('--new', 'start a new run although the same command has left one unfinished')
      .option('-y, --yes', 'do not ask before spending')
      .option('--no-draft', 'fail without a token instead of drawing a draft')
      .option('--dry-run', 'print what would be sent and what it costs, and do nothing')
      .addHelpText(
        'after',
        `
Examples:
  aivideo generate "A beautiful sunset over the ocean with waves"
  aivideo generate -m wan --aspect 9:16 -n 4 "Rain on a neon street" -o takes/
  aivideo generate -m svd --image photo.jpg
  cat prompt.txt | aivideo generate - --json | jq -r '.clips[0].path'
  aivideo generate -m veo --duration 8 --dry-run "A paper boat on a river"`,
      );
  },
  async run(call, context) {
    const { startNotice } = await import('../generate/start-notice.js');
    const notice = startNotice(context, call.options);
    const { runGenerate } = await import('../generate/run-generate.js');
    return runGenerate(call, context, notice);
  },
};
