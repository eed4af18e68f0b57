import type { InputFile } from '../domain/clips/input-file.js';

/** A file on its way: it lies in the target folder under a temporary name until it is committed. */
export interface PartialFile {
  /** Absolute path of the temporary name. */
  readonly path: string;
  /** Bytes already there. */
  readonly bytes: number;
  write(chunk: Uint8Array): Promise<void>;
  /** Drops everything after `bytes`. */
  truncate(bytes: number): Promise<void>;
  /** Everything written is on stable storage and the handle is closed; the temporary name stays. */
  close(): Promise<void>;
  /**
   * Gives the file its final name in one step and returns that name. With `overwrite: false` a file that is
   * there already stays, and the error is `output-exists`.
   */
  commit(options: { readonly overwrite: boolean }): Promise<string>;
  /** Removes it. */
  discard(): Promise<void>;
}

/** The files that aivideo reads and makes. Errors: `output-unwritable`, `disk-full`, `input-file-*`. */
export interface ClipFiles {
  exists(path: string): Promise<boolean>;
  /** Whether two names lead to one file. False when one of them leads nowhere. */
  isSameFile(one: string, other: string): Promise<boolean>;
  /**
   * Checks, without writing anything, that a file of this name could be made: its folder, or the nearest one that there
   * is above it, takes files. Errors: `output-unwritable`.
   */
  checkTarget(path: string): Promise<void>;
  /**
   * Opens the partial file of `finalPath`, making its folder when needed. The same `key` (letters and digits)
   * finds what an earlier attempt, or an earlier process, has left.
   */
  openPartial(finalPath: string, key: string): Promise<PartialFile>;
  /** SHA-256 of a file, hexadecimal. */
  sha256(path: string): Promise<string>;
  /**
   * Looks at a local input file: it exists, can be read, and its first bytes say that it is what is needed.
   * Errors: `input-file-unreadable`, `input-file-unsupported`.
   */
  inspectInput(path: string, expected: 'image' | 'video' | 'any'): Promise<InputFile>;
}
