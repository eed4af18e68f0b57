import { expect } from 'vitest';
import type { ErrorCode } from '../../src/domain/errors.js';
import type { FakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { type Outcome, runInside, type Situation } from '../support/run-inside.js';

/** One thing that a user can get wrong. */
export interface BadInput extends Situation {
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  /** The sentence after `error: `, whole; the current folder stands as `FOLDER`. */
  readonly says: string | RegExp;
}

type Run = (situation: Situation, fake: FakeReplicate) => Promise<Outcome>;

/** Holds a row against the program, in words and in JSON: the right refusal, well said, and nothing paid. */
export async function expectRefusal(row: BadInput, fake: FakeReplicate, run: Run = runInside): Promise<void> {
  const paid = fake.ledger.creates.length;
  const [command = '', ...others] = row.args;

  const plain = await run(row, fake);
  const json = await run({ ...row, args: [command, '--json', ...others] }, fake);

  const [line] = /^error: .*$/m.exec(plain.stderr) ?? [''];
  expectSentence(line.replace('error: ', ''), row);
  expect(plain.status).toBe(row.status);
  expect(plain.stdout === '' || row.args.some((word) => word.startsWith('--json'))).toBe(true);
  expect(plain.stderr).not.toMatch(/\n\s+at /);
  const { error, ok } = JSON.parse(json.stdout);
  expect({ ok, code: error.code, exitCode: error.exitCode }).toEqual({
    ok: false,
    code: row.code,
    exitCode: row.status,
  });
  expectSentence(error.message, row);
  expect(json.status).toBe(row.status);
  expect(fake.ledger.creates).toHaveLength(paid);
}

function expectSentence(sentence: string, { says }: BadInput): void {
  if (typeof says === 'string') expect(sentence).toBe(says);
  else expect(sentence).toMatch(says);
}
