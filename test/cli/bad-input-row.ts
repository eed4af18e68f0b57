import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { ErrorCode } from '../../src/domain/errors.js';
import { createFakePlatform } from '../support/fake-platform.js';
import type { FakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** The world in which words are given to the program. */
export interface Situation {
  readonly args: readonly string[];
  readonly stdin?: string | Uint8Array;
  /** Files of the current folder by their names. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Makes what can not be said as a text: links, pipes, folders. */
  prepare?(folder: string): Promise<unknown>;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: the fake service's token is set. */
  readonly token?: 'none';
}

/** One thing that a user can get wrong. */
export interface BadInput extends Situation {
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  /** The sentence after `error: `, whole; the current folder stands as `FOLDER`. */
  readonly says: string | RegExp;
}

/** What came of one call of `main`, with the current folder as `FOLDER`. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process against the fake service. */
export async function runInside(situation: Situation, fake: FakeReplicate): Promise<Outcome> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(situation.files ?? {})) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  await situation.prepare?.(folder);
  const account = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const env = { ...(situation.token === 'none' ? {} : account), ...situation.env };
  const platform = createFakePlatform({ cwd: folder, env, stdin: situation.stdin });
  const status = await main(situation.args, platform);
  const { stdout, stderr } = platform.written;
  return { status, stdout: stdout.replaceAll(folder, 'FOLDER'), stderr: stderr.replaceAll(folder, 'FOLDER') };
}

/** Holds a row against the program, in words and in JSON: the right refusal, well said, and nothing paid. */
export async function expectRefusal(row: BadInput, fake: FakeReplicate): Promise<void> {
  const paid = fake.ledger.creates.length;

  const plain = await runInside(row, fake);
  const [command = '', ...others] = row.args;
  const json = await runInside({ ...row, args: [command, '--json', ...others] }, fake);

  const [sentence] = /^error: .*$/m.exec(plain.stderr) ?? [''];
  if (typeof row.says === 'string') expect(sentence).toBe(`error: ${row.says}`);
  else expect(sentence.slice('error: '.length)).toMatch(row.says);
  expect(plain.status).toBe(row.status);
  expect(plain.stdout === '' || row.args.some((word) => word.startsWith('--json'))).toBe(true);
  expect(plain.stderr).not.toMatch(/\n\s+at /);
  expect(JSON.parse(json.stdout)).toMatchObject({
    ok: false,
    error: { code: row.code, exitCode: row.status, message: sentence.slice('error: '.length) },
  });
  expect(json.status).toBe(row.status);
  expect(fake.ledger.creates).toHaveLength(paid);
}
