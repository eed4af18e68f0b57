import { AivideoError } from '../../domain/errors.js';

/** Something is wrong with how `simulate` was called. */
export function simulateUsageError(message: string): AivideoError {
  return new AivideoError('usage-invalid', message, { details: { command: 'simulate' } });
}
