import type { Command } from 'commander';
import type { CliContext } from './context.js';

/**
 * One command of the program. A command's file imports nothing heavy at its top: `--help` loads all of these
 * files, so everything that `run` needs is imported inside `run`.
 */
export interface CommandDefinition {
  readonly name: string;
  /** Adds description, arguments, options and examples. */
  define(command: Command): void;
  /** Carries the command out and returns the exit status. Absent on a mere group of subcommands. */
  run?(call: CommandCall, context: CliContext): Promise<number>;
  readonly subcommands?: readonly CommandDefinition[];
}

/** What was on the command line, as commander read it. */
export interface CommandCall {
  /** Positional arguments in order. A variadic one is a list. */
  readonly args: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
}
