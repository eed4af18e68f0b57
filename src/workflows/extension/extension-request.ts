import type { AskedLength } from '../../domain/extend/read-length-wish.js';
import type { FrameReader } from '../../ports/frame-reader.js';
import type { SegmentCache } from '../../ports/segment-cache.js';
import type { ClipRequest, PlanDeps } from '../plan-clips.js';
import type { ClipReadingDeps } from './read-extended-clip.js';
import type { StartFrameDeps } from './start-frame.js';

/** What planning a chain needs. */
export interface ExtensionDeps extends PlanDeps, ClipReadingDeps, StartFrameDeps {
  /** Names what a seed follows from. */
  readonly cache: Pick<SegmentCache, 'key'>;
  readonly files: PlanDeps['files'];
  readonly frames: FrameReader;
  readonly randomness: PlanDeps['randomness'];
}

/** What a user asks of `extend`. */
export interface ExtensionRequest extends Omit<ClipRequest, 'options' | 'inputs' | 'count' | 'target'> {
  /** Absolute path of the clip. */
  readonly clip: string;
  /** Default: the clip's own, where it says. */
  readonly prompt?: string;
  /** Of the first piece; counted up. Default: one that follows from the clip. */
  readonly seed?: number;
  readonly resolution?: string;
  readonly length: AskedLength;
  /** Absolute path of the film. */
  readonly output: string;
  /** Absolute folder for the frames that pieces start from. */
  readonly framesFolder: string;
}
