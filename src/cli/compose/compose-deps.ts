import type { CliContext } from '../context.js';

export type ComposeCallDeps = Awaited<ReturnType<typeof composeDeps>>;

/** What making a film needs. */
export async function composeDeps(context: CliContext) {
  const services = await context.services();
  const [files, prober, provenance, engine, cache] = await Promise.all([
    services.files(),
    services.prober(),
    services.provenance(),
    services.mediaEngine(),
    services.segmentCache(),
  ]);
  const { disk } = context.platform;
  const readText = (path: string) => disk.readScript(path);
  return { files, prober, provenance, engine, cache, readText, tool: services.tool };
}
