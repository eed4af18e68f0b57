import type { CommandDefinition } from '../command-definition.js';
import { aspect, decimal } from '../option-values.js';

/** `aivideo simulate`: a formula or a kind of simulation becomes a video. */
export const simulateCommand: CommandDefinition = {
  name: 'simulate',
  define(command) {
    command
      .description('draw a simulation: graphs, physics, solids, algorithms')
      .argument('[what...]', 'a formula, a kind, words that call for one, or a file (.yaml, .json)')
      .option('--list', 'list the kinds, or the parameters of one')
      .option('--duration <time>', 'length of the video: 10s, 1500ms (10s)')
      .option('--size <wxh>', 'pixels: 1280x720')
      .option('--aspect <w:h>', 'shape at 720 pixels on the shorter side: 16:9, 9:16, 1:1', aspect)
      .option('--fps <n>', 'frames per second (30)', decimal({ min: 1, max: 120 }))
      .option('--theme <name>', 'dark or light')
      .option('--title <text>', 'title in the picture; an empty text leaves it out')
      .option('--equation <text>', 'equation beside the picture: plain, V = a^3, or TeX (repeatable)', gather)
      .option('--easing <name>', 'pace of what is revealed: smooth, linear, in, out or bounce')
      .option('--lang <name>', 'language of texts: en or ko (that of the words)')
      .option('--still [at]', 'draw one picture, at this time, as a PNG (the last one)')
      .option('--alpha', 'transparent background: ProRes 4444 in a .mov, or a transparent PNG')
      .option('-o, --output <path>', 'the video: a file ending in .mp4 (.mov, .png), or a folder')
      .option('-f, --force', 'overwrite a file that is there')
      .option('--dry-run', 'print what would be drawn, and do nothing')
      .allowUnknownOption()
      .addHelpText(
        'after',
        `
Parameters of a kind are options too: \`aivideo simulate pendulum --list\` shows them.

Examples:
  aivideo simulate "y = sin(x + t)"
  aivideo simulate cube --equation "V = a^3"
  aivideo simulate pendulum --length 1m --angle 40deg --damping 0.1
  aivideo simulate "사인파 그래프" --theme light --aspect 9:16
  aivideo simulate unit-circle --alpha -o circle.mov`,
      );
  },
  async run(call, context) {
    return (await import('../simulate/run-simulate.js')).runSimulate(call, context);
  },
};

function gather(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}
