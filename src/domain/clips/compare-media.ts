import type { Adjustment } from '../adjustment.js';
import type { MediaDetails } from './media-details.js';

/** What a clip should be, as far as it was asked for. */
export interface ExpectedMedia {
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  readonly frames?: number;
  readonly durationSeconds?: number;
}

/** Differences up to these are how containers and models count, not a change of what was asked. */
const tolerances = {
  width: 0,
  height: 0,
  fps: 0.1,
  frames: 0,
  durationSeconds: 0.1,
} satisfies Record<keyof ExpectedMedia, number>;

const optionNames = {
  width: 'width',
  height: 'height',
  fps: 'fps',
  frames: 'frames',
  durationSeconds: 'duration',
} satisfies Record<keyof ExpectedMedia, string>;

/** One adjustment for each expectation that the finished clip does not meet. */
export function compareMedia(expected: ExpectedMedia, media: MediaDetails): readonly Adjustment[] {
  const actual: ExpectedMedia = { ...media.video, durationSeconds: media.durationSeconds };
  return expectationNames.flatMap((name) => {
    const asked = expected[name];
    const used = actual[name];
    if (asked === undefined || used === undefined || Math.abs(asked - used) <= tolerances[name]) return [];
    return [{ option: optionNames[name], kind: 'rounded', asked, used, reason: 'the model made it so' }];
  });
}

const expectationNames = ['width', 'height', 'fps', 'frames', 'durationSeconds'] as const;
