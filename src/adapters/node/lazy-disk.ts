import type { PlatformDisk } from '../../ports/platform.js';

const load = async () => (await import('./platform-disk.js')).platformDisk;

/** The machine's disk, loaded when it is first used: `--help` needs none. */
export const lazyDisk: PlatformDisk = {
  readText: async (path) => (await load()).readText(path),
  readScript: async (source) => (await import('./read-script.js')).readScript(source),
  isFolder: async (path) => (await load()).isFolder(path),
  saveReport: async (text) => (await load()).saveReport(text),
  temporaryFolder: async () => (await load()).temporaryFolder(),
  async *read(path) {
    yield* (await load()).read(path);
  },
};
