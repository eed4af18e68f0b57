import { AivideoError } from '../domain/errors.js';
import type { Platform } from '../ports/platform.js';
import type { CliContext, GlobalOptions } from './context.js';
import type { GuardedPlatform } from './guard-output.js';
import type { Invocation } from './program.js';

/**
 * Runs aivideo and returns its exit status. The one place where an error becomes text.
 * `args` are the words after the program's name.
 */
export async function main(args: readonly string[], platform: Platform): Promise<number> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    platform.stdout.write(`${platform.version}\n`);
    return 0;
  }
  const outputs = watchOutputs(platform);
  const { guardOutput } = await import('./guard-output.js');
  const guarded = guardOutput(platform);
  const status = await guardedMain(args, guarded);
  const broken = outputs.failure();
  if (broken === undefined) return status;
  const { globalOptions } = await import('./context.js');
  return showError(broken, guarded.platform, globalOptions({}));
}

async function guardedMain(args: readonly string[], guarded: GuardedPlatform): Promise<number> {
  const { platform, hide } = guarded;
  const { parseArguments } = await import('./parse-arguments.js');
  const parsed = await parseArguments(args, platform);
  if (parsed.kind === 'shown') return parsed.status;
  if (parsed.kind === 'wrong') return showError(parsed.error, platform, parsed.globals);
  return runCommand(parsed.invocation, { ...parsed, hide }, platform);
}

async function runCommand(
  invocation: Invocation,
  parsed: Pick<CliContext, 'globals' | 'program'> & Pick<GuardedPlatform, 'hide'>,
  platform: Platform,
): Promise<number> {
  const { listenForSignals } = await import('./signals.js');
  const signals = listenForSignals(platform);
  try {
    const { createContext } = await import('./create-context.js');
    const context = createContext({ ...parsed, platform, signal: signals.signal });
    try {
      return (await invocation.definition.run?.(invocation.call, context)) ?? 0;
    } finally {
      await context.close();
    }
  } catch (error) {
    return await showError(error, platform, parsed.globals);
  } finally {
    signals.stop();
  }
}

async function showError(thrown: unknown, platform: Platform, globals: GlobalOptions): Promise<number> {
  const { presentError } = await import('./render/present-error.js');
  return presentError(thrown, platform, globals);
}

/**
 * `aivideo models | head` closes our output early: what nobody reads is dropped, and work that is under way goes on. An
 * output that breaks otherwise (a full disk) is said at the end.
 */
function watchOutputs(platform: Platform): { failure(): AivideoError | undefined } {
  let failure: AivideoError | undefined;
  for (const stream of [platform.stdout, platform.stderr])
    stream.on?.('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'EPIPE') return;
      failure ??= new AivideoError('output-unwritable', 'The output can not be written', { cause });
    });
  return { failure: () => failure };
}
