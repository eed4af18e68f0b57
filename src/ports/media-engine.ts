import type { CaptionStyle } from '../domain/captions/caption-style.js';
import type { Cue } from '../domain/captions/cue.js';
import type { CardSpec } from '../domain/film/card-spec.js';
import type { EncoderSettings } from '../domain/timeline/encoder-settings.js';
import type { PacketLayout } from '../domain/timeline/film-source.js';
import type { PictureSize } from '../domain/timeline/fit-picture.js';
import type { RenderPlan, Segment } from '../domain/timeline/render-plan.js';
import type { SheetPicture } from '../domain/timeline/sheet-pictures.js';
import type { CallOptions } from './video-provider.js';

/** What a video file says of its pictures beyond what a prober tells. */
export interface VideoTraits {
  /** Whether it says in which colours it is coded. */
  readonly isColorTagged: boolean;
  readonly isEncrypted: boolean;
  /** Present where it is brighter than screens once were: perceptual quantizer, or hybrid log-gamma (ITU-R BT.2100). */
  readonly hdr?: 'pq' | 'hlg';
  /** The codec, where pictures can be seen through in parts: `prores`, `vp9`. */
  readonly transparency?: string;
  /** Present when its packets can be joined to others as they are. */
  readonly packets?: PacketLayout;
}

/** A segment and the file that it is written to. */
export interface SegmentOutput {
  readonly segment: Segment;
  /** Absolute. */
  readonly path: string;
}

/** What a film is joined from. Paths are absolute. */
export interface JoinRequest {
  readonly plan: RenderPlan;
  /** A file for each segment, in order. */
  readonly videos: readonly string[];
  readonly audio?: string;
  /** An empty folder for what is needed on the way. */
  readonly workFolder: string;
  /** Overwritten. */
  readonly outputPath: string;
}

/**
 * Renders plans. The same plan and the same version give the same bytes, however many things run at a time.
 * Errors: `ffmpeg-missing`, `ffmpeg-failed`, `encoder-missing`, `media-unreadable`, `disk-full`, `output-unwritable`.
 */
export interface MediaEngine {
  /** How many segments are best rendered at the same time on this machine. */
  readonly parallel: number;
  /** Names the build. */
  version(call: CallOptions): Promise<string>;
  /** The size of a still as it is shown. */
  stillSize(path: string, format: string, call: CallOptions): Promise<PictureSize>;
  videoTraits(path: string, call: CallOptions): Promise<VideoTraits>;
  /** Everything but the content of files that decides the bytes of a segment. */
  segmentRecipe(plan: RenderPlan, segment: Segment): string;
  renderSegment(plan: RenderPlan, output: SegmentOutput, call: CallOptions): Promise<void>;
  /** Everything but the content of files that decides the bytes of the sound. */
  audioRecipe(plan: RenderPlan): string;
  renderAudio(plan: RenderPlan, path: string, call: CallOptions): Promise<void>;
  /** Writes a caption as a transparent PNG of the film's size. What `style` leaves out is as usual. */
  paintCaption(
    cue: Cue,
    picture: PictureSize & { readonly style?: Partial<CaptionStyle> },
    path: string,
  ): Promise<void>;
  /** Writes a title or an end card as a PNG of the film's size. */
  paintCard(card: CardSpec, size: PictureSize, path: string): Promise<void>;
  /** The characters of a text that can not be drawn, each once: the font has none of them. */
  undrawable(text: string): Promise<readonly string[]>;
  /** Makes sure that an encoder can be used on this machine. Errors: `encoder-missing`. */
  checkEncoder(settings: EncoderSettings, call: CallOptions): Promise<void>;
  joinFilm(request: JoinRequest, call: CallOptions): Promise<void>;
  /** Pictures of a film side by side with a label beneath each, as a PNG. They are in the order of the film. */
  contactSheet(
    request: {
      readonly film: string;
      readonly size: PictureSize;
      readonly pictures: readonly SheetPicture[];
      readonly outputPath: string;
    },
    call: CallOptions,
  ): Promise<void>;
}
