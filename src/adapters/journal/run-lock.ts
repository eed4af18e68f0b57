import { link, mkdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import type { RunLock } from '../../ports/run-lock.js';
import { processStart } from './process-start.js';

const ownerSchema = z.object({ pid: z.number().int(), start: z.string(), host: z.string(), key: z.string() });

type Owner = z.infer<typeof ownerSchema>;

/**
 * Locks as files beside the journals: `RUN/lock` names its owner by process id, start time and host. The file appears
 * whole (written under another name, then linked), so a reader never sees half of one.
 */
export function createRunLock(folder: string, key: string): RunLock {
  const path = (run: string) => join(folder, run, 'lock');
  return {
    async acquire(run) {
      const own: Owner = { pid: process.pid, start: await processStart(process.pid), host: hostname(), key };
      await makeFolder(join(folder, run));
      while (!(await tryToTake(path(run), own))) {
        const owner = await readOwner(path(run));
        if (owner !== undefined && (await isAlive(owner))) throw locked(run, owner);
        await removeStale(path(run), owner, key);
      }
      return () => release(path(run), key);
    },
    async isHeld(run) {
      const owner = await readOwner(path(run));
      return owner !== undefined && (await isAlive(owner));
    },
  };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const full = codeOf(error) === 'ENOSPC';
    throw new AivideoError(full ? 'disk-full' : 'journal-failed', `\`${path}\` can not be made`, {
      cause: error,
    });
  }
}

async function tryToTake(path: string, owner: Owner): Promise<boolean> {
  const own = `${path}.${owner.pid}.${owner.key}`;
  try {
    await writeFile(own, JSON.stringify(owner), { mode: 0o600 });
    await link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new AivideoError('journal-failed', `\`${path}\` can not be written`, { cause: error });
  } finally {
    await rm(own, { force: true });
  }
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A process id is used again by the system; together with the start time it names one process for ever. */
async function isAlive(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return (await processStart(owner.pid)) === owner.start;
}

/** Moves a dead owner's file away first: of two that try, one finds it gone and looks again. */
async function removeStale(path: string, seen: Owner | undefined, key: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}.${key}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw new AivideoError('journal-failed', `\`${path}\` can not be removed`, { cause: error });
  }
  const moved = await readOwner(aside);
  if (moved?.key === seen?.key) await unlink(aside);
  else
    await link(aside, path).then(
      () => unlink(aside),
      () => undefined,
    );
}

async function release(path: string, key: string): Promise<void> {
  if ((await readOwner(path))?.key === key) await rm(path, { force: true });
}

function locked(run: string, owner: Owner): AivideoError {
  return new AivideoError('run-locked', `Run \`${run}\` is driven by another process (pid ${owner.pid})`, {
    details: { run, pid: owner.pid, host: owner.host },
  });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
