import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { runFromScript } from '../from-script/run-from-script.js';
import { startNotice } from '../generate/start-notice.js';
import { usageError } from './usage-error.js';

/** Options that mean the same for a script. */
const shared = [
  ...(['draft', 'dryRun', 'model', 'title', 'aspect', 'size', 'fps', 'resolution', 'transition'] as const),
  ...(['transitionDuration', 'music', 'seed', 'deadline', 'output', 'new', 'yes', 'force'] as const),
  ...(['concurrency', 'maxCost', 'allowUnknownPrice', 'timeout', 'keepJobs', 'cache'] as const),
] as const;

/** Options that a script has no use for. */
const refused = ['simulation', 'prompt', 'ai', 'chapters', 'fill', 'captions', 'narration'] as const;

/** `hybrid --script`: marked scenes are simulated and the others generated, in the order of the script. */
export async function runHybridScript({ options }: CommandCall, context: CliContext): Promise<number> {
  const { script, auto, layout, length, plan } = options;
  for (const key of refused)
    if (options[key] !== undefined) throw usageError(`\`--script\` says what \`--${key}\` would say`);
  if (layout !== undefined && layout !== 'sequence')
    throw usageError(
      `The halves of a script take turns: \`--layout\` must be sequence, got \`${String(layout)}\``,
    );
  if (length !== undefined && length !== 'script')
    throw usageError(`A script has its own length: \`--length\` must be script, got \`${String(length)}\``);
  const kept = shared.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]] as const]));
  const scriptOptions = {
    ...Object.fromEntries(kept),
    ...(auto === true ? { autoSimulate: true } : {}),
    ...(plan === true ? { dryRun: true } : {}),
  };
  return runFromScript(
    { args: [script], options: scriptOptions },
    context,
    startNotice(context, scriptOptions),
  );
}
