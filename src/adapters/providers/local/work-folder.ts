import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { outputError } from '../../../domain/clips/file-error.js';

/** A folder of this process alone for clips that are not fetched yet. */
export interface WorkFolder {
  /** Absolute path for a file in it; the folder is made when it is first asked for. Errors: `output-unwritable`, `disk-full`. */
  pathOf(name: string): Promise<string>;
  remove(): Promise<void>;
}

/** It goes with the process: also when nobody calls `remove`. */
export function createWorkFolder(parent = tmpdir()): WorkFolder {
  let made: Promise<string> | undefined;
  let removeAtExit: (() => void) | undefined;

  const make = async (): Promise<string> => {
    try {
      await mkdir(parent, { recursive: true });
      const folder = await mkdtemp(path.join(parent, 'aivideo-draft-'));
      removeAtExit = () => rmSync(folder, { recursive: true, force: true });
      process.once('exit', removeAtExit);
      return folder;
    } catch (error) {
      throw outputError(parent, error);
    }
  };

  return {
    pathOf: async (name) => {
      made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      return path.join(await made, name);
    },
    remove: async () => {
      const folder = await made?.catch(() => undefined);
      made = undefined;
      if (folder === undefined) return;
      if (removeAtExit !== undefined) process.off('exit', removeAtExit);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
