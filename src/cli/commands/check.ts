import { InvalidArgumentError } from 'commander';
import { findingKinds, usualFailOn } from '../../domain/check/finding.js';
import type { CommandDefinition } from '../command-definition.js';
import { decimal, seconds } from '../option-values.js';

/** `aivideo check`: whether clips are what they should be. */
export const checkCommand: CommandDefinition = {
  name: 'check',
  define(command) {
    command
      .description('look for black, frozen, short, broken and other bad clips')
      .argument('<clip...>', 'MP4, MOV, WebM, MKV or GIF')
      .option(
        '--expect-duration <time>',
        'how long the clips should be: 5, 5s',
        seconds({ min: 0.01, max: 86_400 }),
      )
      .option('--expect-size <WxH>', 'their size in pixels: 1280x720', size)
      .option('--expect-fps <n>', 'their frames per second', decimal({ min: 0.1, max: 1000 }))
      .option('--expect-audio', 'they should have sound')
      .option(
        '--fail-on <kinds>',
        `what makes the check fail, or all, or none (default: ${usualFailOn.join(',')}, and what an option expects)`,
        kinds,
      )
      .addHelpText(
        'after',
        `
Kinds: ${findingKinds.join(', ')}
What is not expected here is taken from what a clip of aivideo says of itself.

Examples:
  aivideo check takes/*.mp4
  aivideo check --expect-duration 5 --expect-size 1280x720 clip.mp4
  aivideo check --fail-on black,silent --json film.mp4 | jq '.clips[].findings'`,
      );
  },
  async run(call, context) {
    return (await import('../check/run-check.js')).runCheck(call, context);
  },
};

function size(text: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/i.exec(text.trim()) ?? [];
  if (width === undefined) throw new InvalidArgumentError('It must be a size such as 1280x720.');
  return { width: Number(width), height: Number(height) };
}

function kinds(text: string): readonly string[] {
  const words = text.split(',').map((word) => word.trim());
  if (text.trim() === 'all') return findingKinds;
  if (text.trim() === 'none') return [];
  const known: readonly string[] = findingKinds;
  if (words.every((word) => known.includes(word))) return words;
  throw new InvalidArgumentError(`It must list some of ${findingKinds.join(', ')}, or be all or none.`);
}
