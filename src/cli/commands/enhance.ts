import type { CommandDefinition } from '../command-definition.js';
import { promptsOption } from '../option-values.js';

/** `aivideo enhance`: a prompt becomes one that a model follows better. */
export const enhanceCommand: CommandDefinition = {
  name: 'enhance',
  define(command) {
    command
      .description('make a prompt better: into English, with light, shot, camera and style')
      .argument('[prompt...]', 'what should be seen; `-` reads it from standard input')
      .option('--prompt-file <file>', 'read the prompt from a UTF-8 file')
      .option('-m, --model <name>', 'fit it to what this model reads')
      .option('--style <words>', 'style of the picture: "watercolor, soft light"')
      .addOption(promptsOption())
      .addHelpText(
        'after',
        `
Examples:
  aivideo enhance "a lighthouse in a storm"
  aivideo enhance "밤바다의 등대" -m zeroscope
  aivideo enhance "a paper boat" --style watercolor | aivideo generate -`,
      );
  },
  async run(call, context) {
    return (await import('../prompts/run-enhance.js')).runEnhance(call, context);
  },
};
