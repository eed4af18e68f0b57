import type { Command } from 'commander';
import { decimal, keyValues, numberList, seconds, wholeNumber } from '../option-values.js';

/** Options of both halves of a hybrid film: where they come from, how long they are, how they sound. */
export function addHalfOptions(command: Command): Command {
  return command
    .option('--simulation <what...>', 'a video, several in order, a spec, or words for `aivideo simulate`')
    .option('--prompt <text...>', 'what the AI half shows; several go to the chapters in turn')
    .option('--ai <file...>', 'a video or an image as the AI half, or several in order')
    .option('--script <file>', 'both halves from a script: scenes marked [simulation: ...] and the others')
    .option('--auto', 'with --script: simulate unmarked scenes that show mathematics too')
    .option('-m, --model <name>', 'of the AI half: see `aivideo models`')
    .option('--draft', 'draw the AI half as a draft, free and on this machine')
    .option('--no-draft', 'fail without a token instead of drawing a draft')
    .option('--ai-duration <time>', 'length of each AI clip: 5, 5s', seconds({ min: 0.1, max: 3600 }))
    .option('--resolution <name>', 'of the AI clips: 480p, 720p, 1080p, ...')
    .option('--steps <n>', 'denoising steps', wholeNumber({ min: 1, max: 1000 }))
    .option('--guidance-scale <x>', 'how closely to follow the prompt', decimal({ min: 0, max: 100 }))
    .option('--seed <n>', 'same seed, same clip', wholeNumber({ min: 0, max: 2 ** 32 - 1 }))
    .option('--negative-prompt <text>', 'what should not be seen')
    .option('--input <key=value>', 'any other input of the model (repeatable)', keyValues)
    .option('--length <which>', 'simulation, ai, longest, shortest, or seconds (simulation)', lengthOf)
    .option('--fill <how>', 'what the shorter half does: loop, hold, slow or extend')
    .option(
      '--simulation-start <time>',
      'leave out the beginning of the simulation',
      seconds({ min: 0, max: 36_000 }),
    )
    .option('--ai-start <time>', 'leave out the beginning of the AI half', seconds({ min: 0, max: 36_000 }))
    .option('--chapters <times>', 'seconds at which chapters of the simulation begin: 0,4,9.5', numberList)
    .option('--audio <which>', 'who is heard: both, simulation, ai or none (both)')
    .option('--simulation-volume <x>', 'loudness of the simulation as a factor', decimal({ min: 0, max: 10 }))
    .option('--ai-volume <x>', 'loudness of the AI half as a factor', decimal({ min: 0, max: 10 }));
}

/** Seconds become a number, names stay. */
function lengthOf(text: string): string | number {
  return /^[\d.]/.test(text) ? seconds({ min: 0.04, max: 36_000 })(text) : text;
}
