import type { CommandDefinition } from '../command-definition.js';
import { promptsOption, wholeNumber } from '../option-values.js';

/** `aivideo prompts`: scenes and prompts of a script, and nothing else. */
export const promptsCommand: CommandDefinition = {
  name: 'prompts',
  define(command) {
    command
      .description('print the scenes of a script and the prompts that are drawn from them')
      .argument('<script>', 'text, Markdown, Fountain, SRT, VTT, YAML or JSON; - reads standard input')
      .option('-m, --model <name>', 'fit the prompts to what this model reads')
      .option('--style <words>', 'words for every prompt: "watercolor, soft light"')
      .option('--shots <n>', 'shots of each scene (1)', wholeNumber({ min: 1, max: 20 }))
      .option('--format <name>', 'read the script as this format, whatever it looks like')
      .addOption(promptsOption())
      .addHelpText(
        'after',
        `
Examples:
  aivideo prompts lesson.txt
  aivideo prompts scene.fountain --shots 3 --style "film noir"
  aivideo prompts lesson.txt --json | jq -r '.scenes[].shots[].prompt'`,
      );
  },
  async run(call, context) {
    return (await import('../prompts/run-prompts.js')).runPrompts(call, context);
  },
};
