import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.js';
import type { Clock } from '../../src/ports/clock.js';
import { createFakePlatform } from './fake-platform.js';
import type { FakeReplicate } from './fake-replicate/start-fake-replicate.js';
import { runCli } from './run-cli.js';
import { temporaryFolder } from './temporary-folder.js';

/** The world in which words are given to the program. */
export interface Situation {
  readonly args: readonly string[];
  readonly stdin?: string | Uint8Array;
  /** The current folder. Default: a new one. */
  readonly folder?: string;
  /** Files of the current folder by their names. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Makes what can not be said as a text: links, pipes, folders. */
  prepare?(folder: string): Promise<unknown>;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: the fake service's token is set. */
  readonly token?: 'none';
  /** Default: the machine's own. */
  readonly clock?: Clock;
}

/** What came of one call of the program, with the current folder as `FOLDER`. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `main` in this process against the fake service. */
export async function runInside(situation: Situation, fake: FakeReplicate): Promise<Outcome> {
  const { folder, env } = await arrange(situation, fake);
  const { stdin, clock } = situation;
  const platform = createFakePlatform({ cwd: folder, env, stdin, clock });
  const status = await main(situation.args, platform);
  return { status, ...shown(platform.written, folder) };
}

/** The same by the built program in a process of its own. */
export async function runBuilt(situation: Situation, fake: FakeReplicate): Promise<Outcome> {
  const { folder, env } = await arrange(situation, fake);
  const { stdin = '' } = situation;
  const { status, stdout, stderr } = await runCli(situation.args, { cwd: folder, env, stdin });
  return { status: status ?? -1, ...shown({ stdout, stderr }, folder) };
}

async function arrange(situation: Situation, fake: FakeReplicate) {
  const folder = situation.folder ?? (await temporaryFolder());
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
