import type { Adjustment } from '../adjustment.js';
import type { Provenance } from '../clips/provenance.js';
import type { ColorMatch } from '../extend/color-match.js';
import type { Composite } from './composite-segment.js';
import type { EncoderSettings } from './encoder-settings.js';
import type { FilmSource } from './film-source.js';
import type { Fit } from './fit-picture.js';
import type { FrameRate } from './frame-rate.js';
import type { TransitionName } from './transitions.js';

/** A film as a value: everything that decides its bytes, in whole frames and samples. */
export interface RenderPlan {
  readonly format: FilmFormat;
  readonly frames: number;
  /** Per channel. */
  readonly samples: number;
  readonly clips: readonly PlannedClip[];
  /** In the order of the film; together they are its `frames` frames. */
  readonly segments: readonly Segment[];
  /** Absent in a silent film. */
  readonly audio?: AudioPlan;
  readonly chapters: readonly Chapter[];
  /** A subtitle track, as SubRip text. */
  readonly captions?: SoftCaptions;
  readonly title?: string;
  readonly provenance?: Provenance;
  readonly adjustments: readonly Adjustment[];
}

export interface FilmFormat {
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly encoder: EncoderSettings;
}

/** One clip at its place. */
export interface PlannedClip {
  /** 1, 2, 3, ... */
  readonly position: number;
  readonly source: FilmSource;
  /** The film's frame at which it begins to be seen. */
  readonly startsAt: number;
  /** Frames of the film for which it is seen, the transitions included. */
  readonly frames: number;
  /** Frames (at the film's rate) of the source that are left out before. */
  readonly skippedFrames: number;
  /** Present when it runs slower or faster: `frames` of the film show `of` of its own at the film's rate. Counts before `skippedFrames`. */
  readonly stretch?: { readonly frames: number; readonly of: number };
  readonly fit: Fit;
  /** How the view moves over a still. */
  readonly move: StillMove;
  /** Factor of its own sound. */
  readonly volume: number;
  /** Leads its colours over from those of the clip before it. */
  readonly colorMatch?: ColorMatch;
}

export const stillMoves = ['in', 'out', 'none'] as const;

export type StillMove = (typeof stillMoves)[number];

/** A part of a clip that is seen alone, or of one or two clips: rendered by itself. Clips are named by position. */
export type Segment = BodySegment | WindowSegment | CopySegment | CompositeSegment;

interface SegmentPlace {
  /** The film's frame that is its first. */
  readonly startsAt: number;
  readonly frames: number;
  /** Pictures to be laid over it. */
  readonly overlays: readonly Overlay[];
}

/** Frames of one clip. */
export interface BodySegment extends SegmentPlace {
  readonly kind: 'body';
  readonly clip: number;
  /** Counted from the clip's first frame in the film. */
  readonly fromFrame: number;
}

/** The frames in which one clip goes over into the next. */
export interface WindowSegment extends SegmentPlace {
  readonly kind: 'window';
  readonly clip: number;
  readonly nextClip: number;
  /** In `clip`; in `nextClip` it is 0. */
  readonly fromFrame: number;
  readonly transition: Exclude<TransitionName, 'cut'>;
}

/** A whole clip whose packets are taken as they are. */
export interface CopySegment extends SegmentPlace {
  readonly kind: 'copy';
  readonly clip: number;
}

/** Frames of several clips at once. */
export interface CompositeSegment extends SegmentPlace {
  readonly kind: 'composite';
  readonly composite: Composite;
}

/** A transparent PNG, laid over the frames from `fromFrame` up to but without `endFrame` of the film. */
export interface Overlay {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
  readonly fromFrame: number;
  readonly endFrame: number;
  /** Pixels from the frame's left upper corner. */
  readonly left: number;
  readonly top: number;
}

/** All sound of the film, in samples at 48 kHz. */
export interface AudioPlan {
  /** The clips' own sound, in order; empty when they are not to be heard. Gaps are silent. */
  readonly clips: readonly ClipSound[];
  /** A second row of clips, heard at the same time as the first. */
  readonly alongside?: readonly ClipSound[];
  readonly music?: MusicPlan;
  readonly narration?: NarrationPlan;
  /** Integrated loudness (EBU R 128) that the whole is brought to, in LUFS. */
  readonly loudness?: number;
}

export interface ClipSound {
  readonly clip: number;
  /** The film's sample that is its first. */
  readonly startsAt: number;
  readonly samples: number;
  /** Samples that overlap with the sound before and behind, in which it comes and goes. */
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** Factor. */
  readonly volume: number;
}

export interface SoundFile {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
  /** Container, by its content. */
  readonly format: string;
  readonly durationSeconds?: number;
}

export interface MusicPlan {
  readonly file: SoundFile;
  /** Factor. */
  readonly volume: number;
  readonly fadeInSamples: number;
  readonly fadeOutSamples: number;
  readonly loop: boolean;
  /** Lower while somebody speaks. */
  readonly duck: boolean;
}

export interface NarrationPlan {
  readonly file: SoundFile;
  readonly volume: number;
}

/** A mark in the film. */
export interface Chapter {
  readonly title: string;
  readonly fromFrame: number;
  readonly endFrame: number;
}

export interface SoftCaptions {
  /** SubRip, in the film's time. */
  readonly text: string;
  /** ISO 639-2: `kor`, `eng`, `und`. */
  readonly language: string;
}
