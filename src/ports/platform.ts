import type { Clock } from './clock.js';
import type { Randomness } from './randomness.js';

/** A stream that text is written to. */
export interface OutputStream {
  write(chunk: string | Uint8Array): boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The few things that the command line itself does with files. */
export interface PlatformDisk {
  /** A text file as UTF-8. Errors: `input-file-unreadable`, `input-file-unsupported` for what is not text. */
  readText(path: string): Promise<string>;
  /**
   * A script, from its path or from the bytes of standard input, whatever it is encoded in. Errors:
   * `input-file-unreadable`, `input-file-too-large`, `input-file-unsupported` for what is not text.
   */
  readScript(source: string | AsyncIterable<Uint8Array>): Promise<string>;
  isFolder(path: string): Promise<boolean>;
  /** Saves a bug report where only its owner can read it and returns its path. */
  saveReport(text: string): Promise<string>;
  /** A new folder of the user's own among the system's temporary ones; the returned function removes it. */
  temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }>;
  /** The bytes of a file. */
  read(path: string): AsyncIterable<Uint8Array>;
}

/** The outside world as `main` sees it. `bin` hands in the real one, tests their own. */
export interface Platform {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Absolute. */
  readonly homeDir: string;
  /** `linux`, `darwin`, `win32`, ... */
  readonly os: string;
  /** `v20.19.0`. */
  readonly nodeVersion: string;
  /** Version of aivideo. */
  readonly version: string;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: OutputStream & NodeJS.WritableStream;
  readonly stderr: OutputStream & NodeJS.WritableStream;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly disk: PlatformDisk;
  /** Calls `listener` at every such signal; the returned function ends that. */
  onSignal(name: 'SIGINT' | 'SIGTERM', listener: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): never;
}
