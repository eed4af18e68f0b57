import { Chalk } from 'chalk';
import type { Platform } from '../../ports/platform.js';
import { asAivideoError } from '../../workflows/runs/error-record.js';
import type { GlobalOptions } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { colorLevel } from './color-level.js';
import { errorJson, errorText } from './error-text.js';

/** Shows an error to people on standard error, to machines on standard output, and returns its exit status. */
export async function presentError(
  thrown: unknown,
  platform: Platform,
  globals: GlobalOptions,
): Promise<number> {
  const plain = asAivideoError(thrown);
  const error = plain.code === 'bug' ? await reported(plain, platform) : plain;
  const paint = new Chalk({ level: colorLevel(platform.stderr, platform.env, globals.color) });
  platform.stderr.write(errorText(error, paint, { stack: globals.debug }));
  if (globals.json || globals.jsonStream) {
    const result = { v: 1, ok: false, error: errorJson(error) };
    const line = globals.jsonStream
      ? JSON.stringify({ ...result, type: 'result' })
      : JSON.stringify(result, undefined, 2);
    platform.stdout.write(`${line}\n`);
  }
  return exitCodes[error.code];
}

async function reported(error: ReturnType<typeof asAivideoError>, platform: Platform) {
  const { saveReport } = await import('../save-report.js');
  return saveReport(error, platform);
}
