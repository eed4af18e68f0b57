/** What a media file holds, read from the file itself. */
export interface MediaDetails {
  /** `mp4`, `mov`, `webm`, `mkv`, ... */
  readonly container: string;
  readonly bytes: number;
  /** Of the longest track, in seconds. */
  readonly durationSeconds: number;
  readonly video?: {
    /** `avc`, `hevc`, `vp9`, `av1`, ... */
    readonly codec: string;
    /** Pixels as shown: rotation and sample aspect applied. */
    readonly width: number;
    readonly height: number;
    /** Average frames per second. */
    readonly fps: number;
    readonly frames: number;
    /** Degrees clockwise: 0, 90, 180 or 270. */
    readonly rotation: number;
  };
  readonly audio?: {
    readonly codec: string;
    readonly channels: number;
    readonly sampleRate: number;
  };
}
