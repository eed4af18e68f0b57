/** A stretch of a clip, in seconds from its first frame. */
export interface Span {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** What decoding a whole clip has shown. */
export interface ClipMeasurement {
  /** Frames that came out of the decoder. */
  readonly frames: number;
  /** From the first frame to the end of the last, in seconds. */
  readonly pictureSeconds: number;
  /** Stretches of black frames, as `measureLimits` says what is black. */
  readonly black: readonly Span[];
  /** Stretches in which the picture does not change, as `measureLimits` says what is a change. */
  readonly still: readonly Span[];
  /** Mean brightness of each frame in turn, 0 (black) to 1 (white). */
  readonly brightness: readonly number[];
  /** Absent when the clip has no sound track. */
  readonly sound?: SoundMeasurement;
  /** What decoder and container complained about. */
  readonly complaints: { readonly count: number; readonly examples: readonly string[] };
}

/** Measured on 16-bit samples, so that what lies beyond full scale is cut off as it will be when it is played. */
export interface SoundMeasurement {
  /** Loudest sample in dBFS; `-Infinity` for digital silence. */
  readonly peakDb: number;
  readonly rmsDb: number;
  /** Mean number of equal samples in a row where the signal is at its peak. */
  readonly peakRun: number;
}

/**
 * What measuring counts as black and as still. Black: the defaults of ffmpeg's blackdetect
 * (https://ffmpeg.org/ffmpeg-filters.html#blackdetect), 98 % of the pixels below a tenth of the range. Still: the mean
 * difference to the first frame of the stretch, as in freezedetect (https://ffmpeg.org/ffmpeg-filters.html#freezedetect),
 * at half of its default: a starry sky that twinkles changes by 0.0006 of the range a frame, and a picture that was
 * frozen before it went through H.264, HEVC, VP9 or AV1 mostly by less than 0.0005.
 */
export const measureLimits = {
  blackPixelShare: 0.98,
  blackPixelLevel: 0.1,
  stillDifference: 0.0005,
  /** Shorter pauses are how things move at few frames a second. */
  stillSeconds: 0.5,
} as const;
