import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { ErrorCode } from '../../src/domain/errors.js';
import { createFakePlatform } from '../support/fake-platform.js';
import type { FakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runCli } from '../support/run-cli.js';
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
  const { folder, env } = await arrange(situation, fake);
  const platform = createFakePlatform({ cwd: folder, env, stdin: situation.stdin });
  const status = await main(situation.args, platform);
  return { status, ...shown(platform.written, folder) };
}

/** The same by the built program. */
export async function runBuilt(situation: Situation, fake: FakeReplicate): Promise<Outcome> {
  const { folder, env } = await arrange(situation, fake);
  const { stdin = '' } = situation;
  const { status, stdout, stderr } = await runCli(situation.args, { cwd: folder, env, stdin });
  return { status: status ?? -1, ...shown({ stdout, stderr }, folder) };
}

async function arrange(situation: Situation, fake: FakeReplicate) {
  const folder = await temporaryFolder();
  await situation.prepare?.(folder);
  for (const [name, content] of Object.entries(situation.files ?? {})) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const account = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  return { folder, env: { ...(situation.token === 'none' ? {} : account), ...situation.env } };
}

function shown(written: { readonly stdout: string; readonly stderr: string }, folder: string) {
  const { stdout, stderr } = written;
  return { stdout: stdout.replaceAll(folder, 'FOLDER'), stderr: stderr.replaceAll(folder, 'FOLDER') };
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
