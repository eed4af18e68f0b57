import type { FfmpegDetails } from '../../domain/environment/findings.js';
import type { EnvironmentProbe } from '../../ports/environment-probe.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { probeFolder } from './environment-folder.js';

/** Looks at the machine that this process runs on. `env` is where `PATH` comes from. */
export function createEnvironmentProbe({
  env,
}: {
  readonly env: Readonly<Record<string, string | undefined>>;
}): EnvironmentProbe {
  return {
    ffmpeg: ({ explicitPath }, call) => probeFfmpeg({ explicitPath, env }, call),
    fonts: async () => (await import('./environment-fonts.js')).probeFonts(),
    folder: probeFolder,
  };
}

interface FfmpegRequest {
  readonly explicitPath: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

async function probeFfmpeg(request: FfmpegRequest, { signal }: CallOptions): Promise<FfmpegDetails> {
  const [{ findFfmpeg }, { describeFfmpeg }] = await Promise.all([
    import('../ffmpeg/find-ffmpeg.js'),
    import('../ffmpeg/describe-ffmpeg.js'),
  ]);
  const found = await findFfmpeg(request);
  return { ...found, ...(await describeFfmpeg(found.path, signal)) };
}
