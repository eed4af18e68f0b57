import type { Cue } from '../../domain/captions/cue.js';
import { formatSrt, formatVtt } from '../../domain/captions/format-captions.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { SegmentCache } from '../../ports/segment-cache.js';

export interface SidecarDeps {
  readonly files: Pick<ClipFiles, 'openPartial'>;
  readonly cache: Pick<SegmentCache, 'key'>;
}

/** Writes captions into files of their own: WebVTT where a name ends in `.vtt`, else SubRip. Each appears whole. */
export async function writeSidecars(
  { files, cache }: SidecarDeps,
  cues: readonly Cue[],
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const text = path.endsWith('.vtt') ? formatVtt(cues) : formatSrt(cues);
    const partial = await files.openPartial(path, cache.key(path).slice(0, 12));
    try {
      await partial.truncate(0);
      await partial.write(new TextEncoder().encode(text));
      await partial.commit({ overwrite: true });
    } catch (error) {
      await partial.discard().catch(() => undefined);
      throw error;
    }
  }
}
