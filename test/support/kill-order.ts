import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunEvent } from '../../src/domain/run/run-event.js';

/** Where in the writing of a journal line: before it, in it, written but not yet on the disk, on the disk. */
export type LinePoint = 'unwritten' | 'first-byte' | 'half' | 'no-line-end' | 'unsynced' | 'synced';

/** One point at which the disk of a started program breaks. */
export interface BreakOrder {
  /** A line of the journal; at `fail` the writes of this line and of all like it fail with that code. */
  readonly journal?: {
    readonly event: RunEvent['type'] | 'any';
    readonly at?: LinePoint;
    readonly fail?: 'ENOSPC' | 'EROFS';
  };
  /** A call of `node:fs/promises` with a path that fits. */
  readonly call?: {
    readonly name: 'link' | 'rename' | 'unlink';
    /** A regular expression. */
    readonly path: string;
    readonly when: 'before' | 'after';
  };
  /** Which of those that fit. Default 1. */
  readonly nth?: number;
}

/** The environment that makes a program break at a point. */
export function breakingAt(order: BreakOrder): Readonly<Record<string, string>> {
  const preload = pathToFileURL(join(import.meta.dirname, 'kill-preload.mjs')).href;
  return { NODE_OPTIONS: `--import=${preload}`, AIVIDEO_TEST_BREAK: JSON.stringify(order) };
}
