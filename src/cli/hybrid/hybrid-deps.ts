import { composeDeps } from '../compose/compose-deps.js';
import type { CliContext } from '../context.js';

export type HybridDeps = Awaited<ReturnType<typeof hybridDeps>>;

/** What making a hybrid film needs. */
export async function hybridDeps(context: CliContext) {
  const services = await context.services();
  const [deps, media] = await Promise.all([composeDeps(context), services.hybridMedia()]);
  return { ...deps, media };
}
