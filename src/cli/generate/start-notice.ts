import type { CliContext } from '../context.js';

/** The first thing a user sees, written before anything slow is loaded. */
export interface StartNotice {
  /** Takes it off a terminal again; in a pipe it stays. */
  clear(): void;
}

export function startNotice(context: CliContext, options: Readonly<Record<string, unknown>>): StartNotice {
  const { platform, globals, paintError } = context;
  if (globals.quiet || options.dryRun === true) return { clear: () => undefined };
  if (platform.stderr.isTTY !== true || !globals.progress) {
    platform.stderr.write('Preparing...\n');
    return { clear: () => undefined };
  }
  platform.stderr.write(paintError.dim('Preparing...'));
  return { clear: () => void platform.stderr.write('\r\u001b[K') };
}
