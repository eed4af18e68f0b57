import type { ClipMeasurement } from '../domain/check/clip-measurement.js';
import { type ExpectedClip, expectedFromProvenance } from '../domain/check/expected-clip.js';
import { type Finding, finding } from '../domain/check/finding.js';
import { judgeClip } from '../domain/check/judge-clip.js';
import type { MediaDetails } from '../domain/clips/media-details.js';
import { AivideoError } from '../domain/errors.js';
import { findModel } from '../domain/models/index.js';
import type { ClipFiles } from '../ports/clip-files.js';
import type { ClipMeasurer } from '../ports/clip-measurer.js';
import type { ClipProber } from '../ports/clip-prober.js';
import type { ProvenanceStore } from '../ports/provenance-store.js';
import type { CallOptions } from '../ports/video-provider.js';

export interface CheckDeps {
  readonly files: ClipFiles;
  readonly prober: ClipProber;
  readonly provenance: ProvenanceStore;
  readonly measurer: ClipMeasurer;
}

export interface CheckRequest {
  readonly path: string;
  /** Goes before what the clip says of itself, value by value. */
  readonly expected?: ExpectedClip;
}

/** What a check has found. Without `media` the file is no clip at all, and the findings say why. */
export interface CheckedClip {
  /** Absolute. */
  readonly path: string;
  readonly expected: ExpectedClip;
  readonly media?: MediaDetails;
  readonly measurement?: ClipMeasurement;
  /** The gravest first; empty when nothing is wrong. */
  readonly findings: readonly Finding[];
}

/**
 * Reads and decodes a clip and judges it. A file that is no video is `broken`, not an error.
 * Errors: `input-file-unreadable`, `input-file-unsupported` (empty), `ffmpeg-missing`, `ffmpeg-failed`.
 */
export async function checkClip(
  deps: CheckDeps,
  request: CheckRequest,
  call: CallOptions,
): Promise<CheckedClip> {
  // First, because opening a named pipe to probe it would wait for ever.
  const { path } = await deps.files.inspectInput(request.path, 'any');
  const { expected: asked = {} } = request;
  try {
    const media = await deps.prober.probe(path, call);
    const expected = { ...(await ownExpectation(deps, path)), ...asked };
    if (media.video === undefined)
      throw new AivideoError('media-unreadable', 'it holds sound and no picture');
    const measurement = await deps.measurer.measure(path, media, call);
    return { path, expected, media, measurement, findings: judgeClip({ media, measurement, expected }) };
  } catch (error) {
    call.signal.throwIfAborted();
    if (!(error instanceof AivideoError) || error.code !== 'media-unreadable') throw error;
    return { path, expected: asked, findings: [finding('broken', sentencePart(error, path))] };
  }
}

async function ownExpectation(deps: CheckDeps, path: string): Promise<ExpectedClip> {
  const provenance = await deps.provenance.read(path);
  if (provenance === undefined) return {};
  return expectedFromProvenance(provenance, (model) => findModel(model)?.options);
}

/** The error's sentence after the name of the file, which stands beside it anyway. */
function sentencePart({ message, cause }: AivideoError, path: string): string {
  const name = `\`${path}\` `;
  const part = message.startsWith(name) ? `it ${message.slice(name.length)}` : message;
  return cause instanceof AivideoError ? `${part}: ${cause.message}` : part;
}
