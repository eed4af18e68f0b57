import { AivideoError } from '../domain/errors.js';
import type { Platform } from '../ports/platform.js';
import { stackOf } from './render/error-text.js';

/** Saves what is needed to mend a bug and returns the error that names the file. The report holds no secret. */
export async function saveReport(error: AivideoError, platform: Platform): Promise<AivideoError> {
  const text = [
    `aivideo ${platform.version}`,
    `Node ${platform.nodeVersion} on ${platform.os}`,
    new Date(platform.clock.now()).toISOString(),
    '',
    stackOf(error),
    '',
  ].join('\n');
  const message = error.message.replace(/^Unexpected error/, 'A bug in aivideo');
  try {
    const report = await platform.disk.saveReport(text);
    return new AivideoError('bug', `${message}; the report is saved in \`${report}\``, {
      cause: error.cause,
      details: { report },
    });
  } catch {
    return new AivideoError('bug', message, { cause: error.cause });
  }
}
