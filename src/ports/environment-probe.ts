import type { FfmpegDetails, FolderDetails, FontDetails } from '../domain/environment/findings.js';
import type { CallOptions } from './video-provider.js';

/** Looks at this machine; judges nothing. */
export interface EnvironmentProbe {
  /** The ffmpeg that would be used. Errors: `ffmpeg-missing`, `ffmpeg-failed`. */
  ffmpeg(request: { readonly explicitPath?: string }, call: CallOptions): Promise<FfmpegDetails>;
  /** The font for titles and captions. Rejects with what loading it says. */
  fonts(): Promise<FontDetails>;
  /** A folder, or, where it is not there yet, the one that it would be made in. */
  folder(path: string): Promise<FolderDetails>;
}
