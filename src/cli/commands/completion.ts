import { Argument } from 'commander';
import type { CommandDefinition } from '../command-definition.js';

/** `aivideo completion`: commands, options and model names at the press of Tab. */
export const completionCommand: CommandDefinition = {
  name: 'completion',
  define(command) {
    command
      .description('print the script that completes commands, options and model names in your shell')
      .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
      .addHelpText(
        'after',
        `
Examples:
  echo 'eval "$(aivideo completion bash)"' >> ~/.bashrc
  echo 'eval "$(aivideo completion zsh)"' >> ~/.zshrc
  aivideo completion fish > ~/.config/fish/completions/aivideo.fish`,
      );
  },
  async run(call, context) {
    return (await import('../completion/print-completion.js')).printCompletion(call, context);
  },
};
