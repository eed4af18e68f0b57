import { expect, it } from 'vitest';
import { failureReason } from '../../../../src/adapters/providers/replicate/failure-reason.js';

it.each([
  [
    'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (uIJ6l3ruRD)',
    'content',
  ],
  ['Async prediction failed: ModelError: NSFW content detected', 'content'],
  ['Prediction interrupted; please retry (code: PA)', 'interrupted'],
  ['Prediction failed to start in time (E6716)', 'interrupted'],
  ['Out of memory (E1001)', 'out-of-memory'],
  ['Prediction failed: CUDA out of memory. Tried to allocate 2.00 GiB', 'out-of-memory'],
  ['ValueError: aspect_ratio must be one of 16:9, 9:16', 'input'],
  ['You must use a start image', 'input'],
  ['Prediction failed: list index out of range', 'model'],
  ['Director: unexpected error (E1000)', 'model'],
  ['the model gave no reason', 'model'],
])('%s: %s', (message, reason) => {
  expect(failureReason(message)).toBe(reason);
});
