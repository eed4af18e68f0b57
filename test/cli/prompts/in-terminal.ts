import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/main.js';
import { createFakePlatform } from '../../support/fake-platform.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** How the program is called. */
export interface TerminalCall {
  readonly args: readonly string[];
  /** Standard output is a terminal of 80 columns. Default: a pipe. */
  readonly tty?: boolean;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  /** Default: a new one. */
  readonly cwd?: string;
}

/** Runs `main` in this process, without a token, in a folder of its own. */
export async function runHere(call: TerminalCall) {
  const cwd = call.cwd ?? (await temporaryFolder());
  for (const [name, content] of Object.entries(call.files ?? {})) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), content);
  }
  const env = { NO_COLOR: '1', XDG_CACHE_HOME: join(cwd, 'cache'), ...call.env };
  const platform = createFakePlatform({ cwd, env, stdin: call.stdin });
  if (call.tty === true) Object.assign(platform.stdout, { isTTY: true, columns: 80 });
  const status = await main(call.args, platform);
  return { status, cwd, ...platform.written };
}
