import type { Provenance } from '../clips/provenance.js';

/** A clip as the film takes it in: what was found in the file, once. */
export interface FilmSource {
  /** Absolute. */
  readonly path: string;
  /** Of the content, hexadecimal. */
  readonly sha256: string;
  readonly kind: 'video' | 'still';
  /** Container (`mp4`, `webm`) or media type of a still (`image/png`): how ffmpeg is told to read it. */
  readonly format: string;
  /** Pixels as shown: rotation and sample aspect applied. */
  readonly width: number;
  readonly height: number;
  /** Average frames per second; 0 for a still. */
  readonly fps: number;
  /** Of the pictures, in seconds; 0 for a still, which lasts as long as is asked. */
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  /** Whether the file says in which colours it is coded. */
  readonly isColorTagged: boolean;
  /** Its transfer function, where that is one of high dynamic range (ITU-R BT.2100). */
  readonly hdr?: 'pq' | 'hlg';
  /** Present where aivideo drew it for this film. */
  readonly card?: 'title' | 'end';
  /** The codec, where pictures can be seen through in parts. */
  readonly transparency?: string;
  /** What the file says of its origin. */
  readonly provenance?: Provenance;
  /** Present where the packets could go into the film as they are. */
  readonly packets?: PacketLayout;
}

/** What two streams must have in common for their packets to follow each other. */
export interface PacketLayout {
  readonly codec: 'h264' | 'hevc';
  /** Hash of the decoder's configuration: profile, level, size, pixel format and all coding tools. */
  readonly configuration: string;
  readonly frames: number;
  /** By how many places decoding runs ahead of showing. */
  readonly reorderedFrames: number;
}
