import { Writable } from 'node:stream';
import { systemClock } from '../../src/adapters/node/clock.js';
import { platformDisk } from '../../src/adapters/node/platform-disk.js';
import { systemRandomness } from '../../src/adapters/node/randomness.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Platform } from '../../src/ports/platform.js';

/** A world for `main` that keeps what is written. Chance and disk are the machine's own. */
export interface FakePlatform extends Platform {
  /** Everything written so far. */
  readonly written: { readonly stdout: string; readonly stderr: string };
}

export interface FakePlatformOptions {
  /** The current folder, and the home. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly stdin?: string | Uint8Array | undefined;
  readonly clock?: Clock | undefined;
}

/** Leaving the process at once would take the test with it. */
export class ExitAttempt extends Error {}

/** Makes a platform without a terminal. */
export function createFakePlatform(options: FakePlatformOptions): FakePlatform {
  const { cwd, env = {}, stdin = '', clock = systemClock } = options;
  const stdout = new TextCollector();
  const stderr = new TextCollector();
  return {
    env,
    cwd,
    homeDir: cwd,
    os: 'linux',
    nodeVersion: 'v20.19.0',
    version: '1.2.3',
    stdin: chunksOf(Buffer.from(stdin)),
    stdout,
    stderr,
    clock,
    randomness: systemRandomness,
    disk: platformDisk,
    onSignal: () => () => undefined,
    exit(code) {
      throw new ExitAttempt(`exit ${code}`);
    },
    get written() {
      return { stdout: stdout.text, stderr: stderr.text };
    },
  };
}

class TextCollector extends Writable {
  readonly #chunks: Buffer[] = [];

  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }
}

/** In pieces, as a pipe brings them. */
async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
