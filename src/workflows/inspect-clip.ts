import type { MediaDetails } from '../domain/clips/media-details.js';
import type { Provenance } from '../domain/clips/provenance.js';
import type { ClipFiles } from '../ports/clip-files.js';
import type { ClipProber } from '../ports/clip-prober.js';
import type { ProvenanceStore } from '../ports/provenance-store.js';
import type { CallOptions } from '../ports/video-provider.js';

export interface InspectDeps {
  readonly files: ClipFiles;
  readonly prober: ClipProber;
  readonly provenance: ProvenanceStore;
}

/** What a media file tells of itself. */
export interface InspectedClip {
  /** Absolute. */
  readonly path: string;
  readonly media: MediaDetails;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Absent when the file carries none that aivideo wrote. */
  readonly provenance?: Provenance;
}

/** Errors: `input-file-unreadable`, `input-file-unsupported` (empty), `media-unreadable`. */
export async function inspectClip(
  deps: InspectDeps,
  request: { readonly path: string },
  call: CallOptions,
): Promise<InspectedClip> {
  // First, because opening a named pipe to probe it would wait for ever.
  const { path } = await deps.files.inspectInput(request.path, 'any');
  call.signal.throwIfAborted();
  const media = await deps.prober.probe(path, call);
  const provenance = await deps.provenance.read(path);
  const sha256 = await deps.files.sha256(path);
  return { path, media, sha256, ...(provenance === undefined ? {} : { provenance }) };
}
