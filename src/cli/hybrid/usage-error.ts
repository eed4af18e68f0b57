import { AivideoError } from '../../domain/errors.js';

/** Something is wrong with how `hybrid` was called. */
export function usageError(message: string): AivideoError {
  return new AivideoError('usage-invalid', message, { details: { command: 'hybrid' } });
}
