import { AivideoError } from '../../domain/errors.js';
import { clipSpec, type FilmSpec } from '../../domain/film/film-spec.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import type { FilmSounds } from '../../domain/timeline/plan-sound.js';
import type { SoundFile } from '../../domain/timeline/render-plan.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { MediaEngine } from '../../ports/media-engine.js';
import type { ProvenanceStore } from '../../ports/provenance-store.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { forEachAtOnce } from '../at-once.js';

export interface SourceDeps {
  readonly files: Pick<ClipFiles, 'inspectInput' | 'sha256'>;
  readonly prober: ClipProber;
  readonly provenance: Pick<ProvenanceStore, 'read'>;
  readonly engine: Pick<MediaEngine, 'stillSize' | 'videoTraits'>;
}

/** Files that are looked at side by side. */
const filesAtOnce = 8;

/**
 * Looks at every file of a film, whose paths are absolute. A file that is named twice is read once. Errors name the place in the
 * list: `input-file-unreadable`, `input-file-unsupported`, `media-unreadable`.
 */
export async function readFilmSources(
  deps: SourceDeps,
  spec: FilmSpec,
  call: CallOptions,
): Promise<{ readonly sources: readonly FilmSource[]; readonly sounds: FilmSounds }> {
  const paths = spec.clips.map((entry) => clipSpec(entry).file);
  const firsts = [...new Set(paths)];
  const read = new Map<string, FilmSource>();
  await forEachAtOnce(firsts, filesAtOnce, async (path) => {
    const place = `Clip ${paths.indexOf(path) + 1} of ${paths.length}`;
    read.set(path, await atPlace(place, call, () => readSource(deps, path, call)));
  });
  return {
    sources: paths.flatMap((path) => read.get(path) ?? []),
    sounds: await readSounds(deps, spec, call),
  };
}

/** Looks at one clip or still. Errors: `input-file-unreadable`, `input-file-unsupported`, `media-unreadable`. */
export async function readSource(deps: SourceDeps, path: string, call: CallOptions): Promise<FilmSource> {
  const { contentType } = await deps.files.inspectInput(path, 'any');
  if (contentType.startsWith('image/') && contentType !== 'image/gif')
    return readStill(deps, { path, contentType }, call);
  const media = await deps.prober.probe(path, call).catch((error: unknown) => {
    if (error instanceof AivideoError && error.details.isStill === true) return undefined;
    throw error;
  });
  if (media === undefined) return readStill(deps, { path, contentType }, call);
  const { video, audio, container } = media;
  if (video === undefined)
    throw new AivideoError('media-unreadable', `\`${path}\` holds sound only, no video`, {
      details: { path },
    });
  if (video.width < 1 || video.height < 1)
    throw new AivideoError('media-unreadable', `\`${path}\` has a size of ${video.width}x${video.height}`, {
      details: { path },
    });
  const [traits, sha256, provenance] = await Promise.all([
    deps.engine.videoTraits(path, call),
    deps.files.sha256(path),
    deps.provenance.read(path).catch(() => undefined),
  ]);
  if (traits.isEncrypted)
    throw new AivideoError('media-unreadable', `\`${path}\` is encrypted`, { details: { path } });
  return {
    path,
    sha256,
    kind: 'video',
    format: container,
    width: video.width,
    height: video.height,
    fps: video.fps,
    durationSeconds: pictureSeconds(video, media.durationSeconds, audio !== undefined),
    hasAudio: audio !== undefined,
    isColorTagged: traits.isColorTagged,
    ...(traits.hdr === undefined ? {} : { hdr: traits.hdr }),
    ...(traits.transparency === undefined ? {} : { transparency: traits.transparency }),
    ...(provenance === undefined ? {} : { provenance }),
    ...(traits.packets === undefined ? {} : { packets: traits.packets }),
  };
}

/** Sound may be longer than the pictures: then their number and rate say how long they are. */
function pictureSeconds(
  { frames, fps }: { readonly frames: number; readonly fps: number },
  longest: number,
  hasAudio: boolean,
): number {
  return hasAudio && fps > 0 ? Math.min(longest, frames / fps) : longest;
}

async function readStill(
  deps: SourceDeps,
  { path, contentType }: { readonly path: string; readonly contentType: string },
  call: CallOptions,
): Promise<FilmSource> {
  const [size, sha256] = await Promise.all([
    deps.engine.stillSize(path, contentType, call),
    deps.files.sha256(path),
  ]);
  return {
    ...{ path, sha256, kind: 'still', format: contentType, ...size },
    ...{ fps: 0, durationSeconds: 0, hasAudio: false, isColorTagged: true },
  };
}

async function readSounds(deps: SourceDeps, spec: FilmSpec, call: CallOptions): Promise<FilmSounds> {
  const { music, narration } = spec;
  const [ofMusic, ofNarration] = await Promise.all([
    music && atPlace('Music', call, () => readSound(deps, fileOf(music), call)),
    narration && atPlace('Narration', call, () => readSound(deps, fileOf(narration), call)),
  ]);
  return {
    ...(ofMusic === undefined || ofMusic === '' ? {} : { music: ofMusic }),
    ...(ofNarration === undefined || ofNarration === '' ? {} : { narration: ofNarration }),
  };
}

function fileOf(sound: string | { readonly file: string }): string {
  return typeof sound === 'string' ? sound : sound.file;
}

async function readSound(deps: SourceDeps, path: string, call: CallOptions): Promise<SoundFile> {
  await deps.files.inspectInput(path, 'any');
  const { audio, container, durationSeconds } = await deps.prober.probe(path, call);
  if (audio === undefined)
    throw new AivideoError('media-unreadable', `\`${path}\` holds no sound`, { details: { path } });
  return { path, sha256: await deps.files.sha256(path), format: container, durationSeconds };
}

/** Errors name the place: `Clip 2 of 3: ...`. */
export async function atPlace<Found>(
  place: string,
  { signal }: CallOptions,
  read: () => Promise<Found>,
): Promise<Found> {
  try {
    return await read();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AivideoError)) throw error;
    const { code, message, cause, details } = error;
    throw new AivideoError(code, `${place}: ${message}`, { cause, details: { ...details, place } });
  }
}
