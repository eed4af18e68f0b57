import type { Adjustment } from '../../domain/adjustment.js';
import { isSameProvenance } from '../../domain/clips/compare-provenance.js';
import type { MediaDetails } from '../../domain/clips/media-details.js';
import { orderOutputs, outputLabel } from '../../domain/clips/order-outputs.js';
import type { Provenance } from '../../domain/clips/provenance.js';
import { AivideoError } from '../../domain/errors.js';
import type { RemoteMedia } from '../../domain/run/job.js';
import type { ClipFiles, PartialFile } from '../../ports/clip-files.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { ProvenanceStore } from '../../ports/provenance-store.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { WaitNotice } from '../jobs/with-retries.js';
import {
  type DownloadDeps,
  type DownloadLimits,
  downloadOutput,
  type OutputSource,
} from './download-output.js';
import { keepRejected, type RejectedOutput } from './keep-rejected.js';

export interface FetchDeps extends DownloadDeps {
  readonly files: ClipFiles;
  readonly prober: ClipProber;
  readonly provenance: ProvenanceStore;
}

export interface FetchRequest {
  /** What the job made. The first that is a video becomes the clip. */
  readonly outputs: readonly RemoteMedia[];
  /** Absolute. */
  readonly finalPath: string;
  /** Names this delivery (the job's id): the same key goes on where an earlier attempt or process stopped. */
  readonly key: string;
  readonly provenance: Provenance;
  /** What a file must hold. Default `video`. */
  readonly accepts?: 'video' | 'audio';
  /** Asks the provider for the addresses anew; called at most once, when one of them is gone. */
  readonly refreshOutputs?: (() => Promise<readonly RemoteMedia[]>) | undefined;
  /** Bytes so far, of so many where that is known. Called a few times a second. */
  readonly onProgress?: ((received: number, total?: number) => void) | undefined;
  readonly onWait?: ((notice: WaitNotice) => void) | undefined;
  readonly limits?: DownloadLimits | undefined;
}

/** A video that lies, whole and checked, in the partial file of `key`. */
export interface FetchedVideo {
  readonly key: string;
  /** Of the partial file, which is closed. Absolute. */
  readonly path: string;
  readonly media: MediaDetails;
  readonly adjustments: readonly Adjustment[];
}

/**
 * Downloads the outputs in the likely order until one of them is a video. When none is, they are taken once more: what
 * came may have been the page of something on the way, and they are paid for.
 *
 * Errors: `output-missing`, `media-unreadable` (none is a video; what came is kept beside the final name), and those
 * of `downloadOutput`.
 */
export async function fetchVideo(
  deps: FetchDeps,
  request: FetchRequest,
  call: CallOptions,
): Promise<FetchedVideo> {
  const addresses = rememberOutputs(request);
  const order = orderOutputs(request.outputs);
  const first = await fetchRound(deps, request, { order, addresses, startOver: false }, call);
  if ('key' in first) return first;
  const again = { order, addresses, startOver: true };
  const second = await fetchRound(deps, request, again, call).catch((error: unknown) => {
    if (error instanceof AivideoError && error.code === 'output-removed') return first;
    throw error;
  });
  if ('key' in second) return second;
  throw await keepRejected(deps.files, request.finalPath, second.rejected);
}

interface Round {
  /** Numbers of the outputs. */
  readonly order: readonly number[];
  readonly addresses: (index: number) => OutputSource;
  /** Takes nothing of what is there. */
  readonly startOver: boolean;
}

async function fetchRound(
  deps: FetchDeps,
  request: FetchRequest,
  { order, addresses, startOver }: Round,
  call: CallOptions,
): Promise<FetchedVideo | { readonly rejected: readonly RejectedOutput[] }> {
  const rejected: RejectedOutput[] = [];
  for (const index of order) {
    const candidate = { key: keyOf(request.key, index), source: addresses(index), startOver };
    const outcome = await fetchCandidate(deps, request, candidate, call);
    if ('media' in outcome) {
      for (const { key } of rejected) await (await deps.files.openPartial(request.finalPath, key)).discard();
      const adjustments = [...outcome.adjustments, ...nameOthers(request.outputs, index)];
      return { ...outcome, key: candidate.key, adjustments };
    }
    const output = outputLabel(candidate.source.current());
    rejected.push({ key: candidate.key, output, reason: outcome.rejected });
  }
  return { rejected };
}

/** The partial file of each output has its own key, so that two of them are never mixed. */
function keyOf(key: string, index: number): string {
  return index === 0 ? key : `${key}x${index}`;
}

function rememberOutputs(request: FetchRequest): (index: number) => OutputSource {
  let outputs = request.outputs;
  let renewed = request.refreshOutputs === undefined;
  return (index) => ({
    current: () => outputAt(outputs, index),
    async renew() {
      if (renewed) return false;
      renewed = true;
      outputs = (await request.refreshOutputs?.()) ?? outputs;
      return true;
    },
  });
}

function outputAt(outputs: readonly RemoteMedia[], index: number): RemoteMedia {
  const output = outputs[index];
  if (output !== undefined) return output;
  throw new AivideoError('output-removed', 'The provider no longer names what the job made');
}

type CandidateOutcome =
  | Pick<FetchedVideo, 'path' | 'media' | 'adjustments'>
  | { readonly rejected: AivideoError };

interface Candidate {
  readonly key: string;
  readonly source: OutputSource;
  /** Takes nothing of what is there. */
  readonly startOver: boolean;
}

async function fetchCandidate(
  deps: FetchDeps,
  request: FetchRequest,
  candidate: Candidate,
  call: CallOptions,
): Promise<CandidateOutcome> {
  const { files, provenance } = deps;
  const partial = await files.openPartial(request.finalPath, candidate.key);
  let certain = true;
  try {
    // Provenance is written only into what was checked: such a file is whole, whatever became of its address.
    const isWhole =
      partial.bytes > 0 &&
      !candidate.startOver &&
      isSameProvenance(await provenance.read(partial.path), request.provenance);
    if (!isWhole) ({ certain } = await receive(deps, request, { candidate, partial }, call));
  } catch (error) {
    await partial.close();
    if (partial.bytes === 0) await partial.discard();
    if (!(error instanceof AivideoError && error.code === 'output-removed' && partial.bytes > 0)) throw error;
    return acceptRemains(deps, request, { partial, removed: error }, call);
  } finally {
    await partial.close();
  }
  const outcome = await checkFile(deps, request, partial.path, call);
  if ('media' in outcome || certain) return outcome;
  return fetchAnew(deps, request, { ...candidate, startOver: true }, call);
}

interface Reception {
  readonly candidate: Candidate;
  readonly partial: PartialFile;
}

function receive(deps: FetchDeps, request: FetchRequest, reception: Reception, call: CallOptions) {
  const { onProgress, onWait, limits = {} } = request;
  const { candidate, partial } = reception;
  const { source, startOver } = candidate;
  return downloadOutput(deps, { source, partial, startOver, limits, onProgress, onWait }, call);
}

/** The bytes may have been mixed from two versions, or cut without anybody saying so: taken once more, whole. */
async function fetchAnew(
  deps: FetchDeps,
  request: FetchRequest,
  candidate: Candidate,
  call: CallOptions,
): Promise<CandidateOutcome> {
  const partial = await deps.files.openPartial(request.finalPath, candidate.key);
  try {
    await receive(deps, request, { candidate, partial }, call);
  } finally {
    await partial.close();
  }
  return checkFile(deps, request, partial.path, call);
}

async function checkFile(
  deps: FetchDeps,
  { accepts = 'video' }: FetchRequest,
  path: string,
  call: CallOptions,
): Promise<CandidateOutcome> {
  try {
    const media = await deps.prober.probe(path, call);
    const isGood = accepts === 'audio' ? media.audio !== undefined : (media.video?.frames ?? 0) > 0;
    if (isGood) return { path, media, adjustments: [] };
    return { rejected: new AivideoError('media-unreadable', `There is no ${accepts} in \`${path}\``) };
  } catch (error) {
    if (error instanceof AivideoError && error.code === 'media-unreadable') return { rejected: error };
    throw error;
  }
}

/** The provider holds the file no longer. What an earlier attempt has left is delivered when it reads as a video. */
async function acceptRemains(
  deps: FetchDeps,
  request: FetchRequest,
  { partial, removed }: { readonly partial: PartialFile; readonly removed: AivideoError },
  call: CallOptions,
): Promise<CandidateOutcome> {
  const { path, bytes } = partial;
  const outcome = await checkFile(deps, request, path, call);
  if (!('media' in outcome)) throw removed;
  const reason = `the provider holds it no longer, and what had arrived reads as a whole ${request.accepts ?? 'video'}`;
  return {
    ...outcome,
    adjustments: [
      { option: 'output', kind: 'truncated', asked: 'the whole file', used: `${bytes} bytes`, reason },
    ],
  };
}

function nameOthers(outputs: readonly RemoteMedia[], chosen: number): readonly Adjustment[] {
  const others = outputs.filter((_, index) => index !== chosen).map(outputLabel);
  if (others.length === 0) return [];
  const reason = `the job made ${outputs.length} files, and one becomes the clip`;
  return [{ option: 'output', kind: 'unsupported', asked: others, reason }];
}
