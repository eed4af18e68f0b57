import { link, mkdir, readFile, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import type { RunLock } from '../../ports/run-lock.js';
import { processStart } from './process-start.js';
import { stateError } from './state-error.js';

const ownerSchema = z.object({ pid: z.number().int(), start: z.string(), host: z.string(), key: z.string() });

type Owner = z.infer<typeof ownerSchema>;

/**
 * Locks as files beside the journals: `RUN/lock` names its owner by process id, start time and host. The file appears
 * whole (written under another name, then linked), so a reader never sees half of one. Its time is renewed as long as
 * it is held: of an owner on another machine, or in a container that is gone, nothing else can be seen.
 */
export function createRunLock(folder: string, key: string): RunLock {
  const path = (run: string) => join(folder, run, 'lock');
  return {
    async acquire(run) {
      const own: Owner = { pid: process.pid, start: await processStart(process.pid), host: hostname(), key };
      await makeFolder(join(folder, run));
      while (!(await tryToTake(path(run), own))) {
        const owner = await readOwner(path(run));
        if (await isAlive(path(run), owner)) throw locked(run, owner);
        await removeStale(path(run), owner, key);
      }
      const renewal = keepFresh(path(run), key);
      return async () => {
        clearInterval(renewal);
        await release(path(run), key);
      };
    },
    isHeld: async (run) => isAlive(path(run), await readOwner(path(run))),
  };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw stateError(path, 'made', error);
  }
}

async function tryToTake(path: string, owner: Owner): Promise<boolean> {
  const own = `${path}.${owner.pid}.${owner.key}`;
  const text = JSON.stringify(owner);
  try {
    await writeFile(own, text, { mode: 0o600 });
    await link(own, path).catch((error: unknown) => {
      // Some file systems have no links; there the file may be seen before it is whole.
      if (!withoutLinks.has(codeOf(error))) throw error;
      return writeFile(path, text, { mode: 0o600, flag: 'wx' });
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw stateError(path, 'written', error);
  } finally {
    await rm(own, { force: true });
  }
}

const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/** Undefined where there is no lock, or one that names nobody even a moment later. */
async function readOwner(path: string): Promise<Owner | undefined> {
  for (const patienceMs of [0, 50]) {
    await pause(patienceMs);
    try {
      return ownerSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
    }
  }
  return undefined;
}

/** A process id is used again by the system; together with the start time it names one process for ever. */
async function isAlive(path: string, owner: Owner | undefined): Promise<boolean> {
  if (owner === undefined) return false;
  if (owner.host !== hostname()) return isFresh(path);
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return (await processStart(owner.pid)) === owner.start;
}

const renewMs = 15_000;
const staleMs = 120_000;

function keepFresh(path: string, key: string): NodeJS.Timeout {
  const renew = async () => {
    const now = new Date();
    if ((await readOwner(path))?.key === key) await utimes(path, now, now);
  };
  return setInterval(() => void renew().catch(() => undefined), renewMs).unref();
}

async function isFresh(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < staleMs;
}

/** Moves a dead owner's file away first: of two that try, one finds it gone and looks again. */
async function removeStale(path: string, seen: Owner | undefined, key: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}.${key}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw stateError(path, 'removed', error);
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

function locked(run: string, owner: Owner | undefined): AivideoError {
  const pid = owner?.pid ?? 0;
  const place = owner?.host === hostname() ? '' : ` on ${owner?.host}`;
  return new AivideoError('run-locked', `Run \`${run}\` is driven by another process (pid ${pid}${place})`, {
    details: { run, pid, host: owner?.host ?? '' },
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
