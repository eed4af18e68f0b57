import { afterAll, beforeAll, describe, it } from 'vitest';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { badOptions } from './bad-input-options.js';
import { expectRefusal } from './bad-input-row.js';

let fake: FakeReplicate;
beforeAll(async () => {
  fake = await startFakeReplicate();
});
afterAll(() => fake.close());

describe('words that make no sense are refused', () => {
  for (const row of badOptions) it(`refuses ${row.title}`, () => expectRefusal(row, fake));
});
