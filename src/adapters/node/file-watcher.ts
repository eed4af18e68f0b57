import { dirname } from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { FileWatch, FileWatcher } from '../../ports/file-watcher.js';

/** Milliseconds without a further byte after which a file counts as written. */
const settledMs = 200;

/**
 * Watches files through their folders: programs that save a file by replacing it, and files that are not there yet, are seen too.
 */
export function createFileWatcher(): FileWatcher {
  return { watch };
}

async function watch(onChange: (path: string) => void): Promise<FileWatch> {
  let wanted: ReadonlySet<string> = new Set();
  let current: FSWatcher | undefined;
  return {
    async add(paths) {
      const all = new Set([...wanted, ...paths]);
      if (all.size === wanted.size) return;
      wanted = all;
      // A watcher tells only once that it is ready: a new one takes over before the old one ends.
      const before = current;
      current = await startWatching(all, onChange);
      await before?.close();
    },
    close: async () => current?.close(),
  };
}

async function startWatching(
  wanted: ReadonlySet<string>,
  onChange: (path: string) => void,
): Promise<FSWatcher> {
  const { watch: start } = await import('chokidar');
  const watcher = start([...new Set([...wanted].map((path) => dirname(path)))], {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settledMs, pollInterval: 50 },
    // Asked about without status first, and then again with it.
    ignored: (path, stats) => stats?.isFile() === true && !wanted.has(path),
  });
  watcher.on('all', (_event, path) => {
    if (wanted.has(path)) onChange(path);
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
  });
  return watcher;
}
