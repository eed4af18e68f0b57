import { AivideoError } from '../../domain/errors.js';

/** No space, or no more of it for this user. */
const full = new Set(['ENOSPC', 'EDQUOT']);

/** What it means that the records of runs can not be written, read or removed. */
export function stateError(
  path: string,
  what: 'made' | 'read' | 'removed' | 'written',
  error: unknown,
): AivideoError {
  if (error instanceof AivideoError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (full.has(code))
    return new AivideoError('disk-full', `There is no space left for the records of runs in \`${path}\``, {
      cause: error,
      details: { path },
    });
  return new AivideoError(
    'journal-failed',
    what === 'made' ? `\`${path}\` can not be made` : `The records of runs in \`${path}\` can not be ${what}`,
    {
      cause: error,
      details: { path },
    },
  );
}
