import { models } from '../../domain/models/index.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { bashScript } from './bash-script.js';
import { completionTree } from './completion-tree.js';
import { fishScript } from './fish-script.js';
import { zshScript } from './zsh-script.js';

/** `aivideo completion SHELL`: prints the script for that shell. */
export function printCompletion({ args }: CommandCall, { program, platform }: CliContext): number {
  const names = models.flatMap(({ name, aliases }) => [name, ...aliases]);
  const tree = completionTree(program, { '--model': names, [`${program.name()} models show`]: names });
  platform.stdout.write(writerOf(args[0])(tree));
  return 0;
}

/** commander lets no other shell through. */
function writerOf(shell: unknown): typeof bashScript {
  if (shell === 'zsh') return zshScript;
  return shell === 'fish' ? fishScript : bashScript;
}
