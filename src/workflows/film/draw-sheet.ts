import type { RenderPlan } from '../../domain/timeline/render-plan.js';
import { sheetPictures } from '../../domain/timeline/sheet-pictures.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { MediaEngine } from '../../ports/media-engine.js';
import type { SegmentCache } from '../../ports/segment-cache.js';
import type { CallOptions } from '../../ports/video-provider.js';

export interface SheetDeps {
  readonly files: Pick<ClipFiles, 'openPartial'>;
  readonly cache: Pick<SegmentCache, 'key'>;
  readonly engine: Pick<MediaEngine, 'contactSheet'>;
}

/** Draws a contact sheet of a finished film. Overwrites. */
export async function drawSheet(
  { files, cache, engine }: SheetDeps,
  { film, plan, path }: { readonly film: string; readonly plan: RenderPlan; readonly path: string },
  call: CallOptions,
): Promise<void> {
  const partial = await files.openPartial(path, cache.key(path).slice(0, 12));
  try {
    const pictures = sheetPictures(plan);
    await engine.contactSheet({ film, size: plan.format, pictures, outputPath: partial.path }, call);
    await partial.commit({ overwrite: true });
  } catch (error) {
    await partial.discard().catch(() => undefined);
    throw error;
  }
}
