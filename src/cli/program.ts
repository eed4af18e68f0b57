import { Command } from 'commander';
import type { CommandCall, CommandDefinition } from './command-definition.js';
import { cacheCommand } from './commands/cache.js';
import { cancelCommand } from './commands/cancel.js';
import { checkCommand } from './commands/check.js';
import { completionCommand } from './commands/completion.js';
import { composeCommand } from './commands/compose.js';
import { configCommand } from './commands/config.js';
import { costsCommand } from './commands/costs.js';
import { doctorCommand } from './commands/doctor.js';
import { enhanceCommand } from './commands/enhance.js';
import { extendCommand } from './commands/extend.js';
import { fromScriptCommand } from './commands/from-script.js';
import { generateCommand } from './commands/generate.js';
import { hybridCommand } from './commands/hybrid.js';
import { inspectCommand } from './commands/inspect.js';
import { modelsCommand } from './commands/models.js';
import { promptsCommand } from './commands/prompts.js';
import { resumeCommand } from './commands/resume.js';
import { runsCommand } from './commands/runs.js';
import { simulateCommand } from './commands/simulate.js';
import { exitMeanings } from './exit-codes.js';

/** Every command, in the order of `--help`. */
export const commands: readonly CommandDefinition[] = [
  generateCommand,
  fromScriptCommand,
  composeCommand,
  simulateCommand,
  hybridCommand,
  extendCommand,
  promptsCommand,
  enhanceCommand,
  resumeCommand,
  runsCommand,
  cancelCommand,
  costsCommand,
  cacheCommand,
  modelsCommand,
  inspectCommand,
  checkCommand,
  doctorCommand,
  configCommand,
  completionCommand,
];

/** What the command line asked for. */
export interface Invocation {
  readonly definition: CommandDefinition;
  readonly call: CommandCall;
  /** `models show`. */
  readonly name: string;
}

/** The commander tree. `onInvoke` is told which command was chosen; nothing runs here. */
export function buildProgram(version: string, onInvoke: (invocation: Invocation) => void): Command {
  const program = new Command('aivideo')
    .description('Turn words into finished video: on Replicate, or as a free draft with no account at all.')
    .version(version, '-V, --version', 'print the version')
    .option('--json', 'print one JSON object on standard output, also for errors')
    .option('--json-stream', 'print every event as a line of JSON, the result last')
    .option('-q, --quiet', 'print results and errors only')
    .option('-v, --verbose', 'say more of what happens')
    .option('--debug', 'say everything, with stack traces')
    .option('--no-color', 'print without colour')
    .option('--no-progress', 'print no moving progress')
    .option('--config <file>', 'read this configuration file instead of the one of the project')
    .option('--state-dir <folder>', 'keep the records of runs here')
    .option('--cache-dir <folder>', 'keep clips and model descriptions for later here')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', () => `\nExit codes:\n${exitTable()}\n`);
  for (const definition of commands) addCommand(program, definition, onInvoke, '');
  return program;
}

function addCommand(
  parent: Command,
  definition: CommandDefinition,
  onInvoke: (invocation: Invocation) => void,
  prefix: string,
): void {
  const command = parent.command(definition.name);
  const name = `${prefix}${definition.name}`;
  definition.define(command);
  for (const child of definition.subcommands ?? []) addCommand(command, child, onInvoke, `${name} `);
  if (definition.run)
    command.action((...received: unknown[]) => {
      const args = received.slice(0, -2);
      onInvoke({ definition, name, call: { args, options: command.optsWithGlobals() } });
    });
}

function exitTable(): string {
  return exitMeanings.map(([status, meaning]) => `  ${status.padEnd(10)}${meaning}`).join('\n');
}
