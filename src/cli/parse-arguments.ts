import type { Command, CommanderError } from 'commander';
import type { AivideoError } from '../domain/errors.js';
import type { Platform } from '../ports/platform.js';
import { type GlobalOptions, globalOptions } from './context.js';
import { buildProgram, type Invocation } from './program.js';

/** What became of the command line. */
export type ParsedArguments =
  | {
      readonly kind: 'run';
      readonly invocation: Invocation;
      readonly globals: GlobalOptions;
      readonly program: Command;
    }
  /** Help or the version was printed. */
  | { readonly kind: 'shown'; readonly status: number }
  | { readonly kind: 'wrong'; readonly error: AivideoError; readonly globals: GlobalOptions };

/** Reads the command line. Help goes to standard output; what is wrong comes back as `usage-invalid`. */
export async function parseArguments(args: readonly string[], platform: Platform): Promise<ParsedArguments> {
  let invocation: Invocation | undefined;
  let shown = false;
  const program = buildProgram(platform.version, (chosen) => {
    invocation = chosen;
  });
  forEachCommand(program, (command) =>
    command.exitOverride().configureOutput({
      writeOut(text) {
        shown = true;
        platform.stdout.write(text);
      },
      writeErr: () => undefined,
      getOutHelpWidth: () => platform.stdout.columns ?? 100,
      getOutHasColors: () => false,
    }),
  );
  try {
    if (args.length === 0) {
      program.outputHelp();
      return { kind: 'shown', status: 0 };
    }
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (shown) return { kind: 'shown', status: 0 };
    if (!isCommanderError(error)) throw error;
    const { usageError } = await import('./usage-error.js');
    return { kind: 'wrong', error: usageError(error, program, args), globals: guessGlobals(args) };
  }
  if (invocation === undefined) return { kind: 'shown', status: 0 };
  return { kind: 'run', invocation, program, globals: globalOptions(invocation.call.options) };
}

function forEachCommand(command: Command, visit: (command: Command) => void): void {
  visit(command);
  for (const child of command.commands) forEachCommand(child, visit);
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** The command line could not be read, but how to report that can be. */
function guessGlobals(args: readonly string[]): GlobalOptions {
  const end = args.indexOf('--');
  const given = new Set(end < 0 ? args : args.slice(0, end));
  return globalOptions({
    json: given.has('--json'),
    jsonStream: given.has('--json-stream'),
    color: !given.has('--no-color'),
    debug: given.has('--debug'),
  });
}
