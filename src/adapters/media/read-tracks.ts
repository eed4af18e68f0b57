import { createRequire } from 'node:module';
import type { EncodedPacket, InputAudioTrack, InputTrack, InputVideoTrack } from 'mediabunny';
import type { MediaDetails } from '../../domain/clips/media-details.js';
import type { CallOptions } from '../../ports/video-provider.js';

/** Read on first use: its one file for CommonJS loads in 35 ms, a third of what its seventy modules take. */
export async function loadMediabunny(): Promise<typeof import('mediabunny')> {
  const mediabunny: typeof import('mediabunny') = createRequire(import.meta.url)('mediabunny');
  // It writes to the console of its own accord, for instance about a codec that it only has to name here.
  mediabunny.Logging.level = mediabunny.LogLevel.Silent;
  return mediabunny;
}

type Mediabunny = Awaited<ReturnType<typeof loadMediabunny>>;

/** What `readTracks` found; `cutOff` when data that the file's tables speak of is not in it. */
export interface TrackReading {
  readonly container: string;
  readonly durationSeconds: number;
  readonly video?: NonNullable<MediaDetails['video']>;
  readonly audio?: NonNullable<MediaDetails['audio']>;
  readonly isCutOff: boolean;
}

/** Reads the main video and audio track of a file. Throws what mediabunny throws on a file that it can not read. */
export async function readTracks(
  mediabunny: Mediabunny,
  path: string,
  { signal }: CallOptions,
): Promise<TrackReading> {
  const input = new mediabunny.Input({
    // Not all that it knows: a playlist (HLS) would make it open other files that the playlist names.
    formats: formatsOf(mediabunny),
    source: new mediabunny.FilePathSource(path),
  });
  try {
    const container = containerOf(await input.getFormat(), mediabunny);
    const [videoTrack, audioTrack] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    const video = videoTrack && (await readPackets(mediabunny, videoTrack, signal));
    const audio = audioTrack && (await readPackets(mediabunny, audioTrack, signal));
    return {
      container,
      durationSeconds: longest([video, audio]),
      ...(videoTrack && video ? { video: await describeVideo(videoTrack, video) } : {}),
      ...(audioTrack ? { audio: await describeAudio(audioTrack) } : {}),
      isCutOff: [video, audio].some((packets) => packets?.isCutOff === true),
    };
  } finally {
    input.dispose();
  }
}

/** To the microsecond: sums of time stamps are off by less than that. */
function longest(tracks: readonly (PacketSummary | null)[]): number {
  const seconds = Math.max(0, ...tracks.map((packets) => packets?.durationSeconds ?? 0));
  return Math.round(seconds * 1e6) / 1e6;
}

function formatsOf({ MP4, QTFF, MATROSKA, WEBM, MPEG_TS, WAVE, OGG, MP3, FLAC, ADTS }: Mediabunny) {
  return [MP4, QTFF, MATROSKA, WEBM, MPEG_TS, WAVE, OGG, MP3, FLAC, ADTS];
}

function containerOf(format: { readonly name: string }, mediabunny: Mediabunny): string {
  const { MP4, QTFF, MATROSKA, WEBM, MPEG_TS } = mediabunny;
  const names = new Map<unknown, string>([
    [MP4, 'mp4'],
    [QTFF, 'mov'],
    [MATROSKA, 'mkv'],
    [WEBM, 'webm'],
    [MPEG_TS, 'ts'],
  ]);
  return names.get(format) ?? format.name.toLowerCase();
}

interface PacketSummary {
  /** Packets that are shown. */
  readonly shown: number;
  readonly durationSeconds: number;
  /** Seconds between the first and the last one shown. */
  readonly span: number;
  readonly isCutOff: boolean;
}

/** Goes through all packets of a track, without their data where that is not needed to count them. */
async function readPackets(
  { EncodedPacketSink }: Mediabunny,
  track: InputTrack,
  signal: AbortSignal,
): Promise<PacketSummary> {
  const sink = new EncodedPacketSink(track);
  // A VP8 stream holds packets that only prepare a later frame; a bit in their data says so.
  const metadataOnly = (await track.getCodec()) !== 'vp8';
  let shown = 0;
  let last: EncodedPacket | undefined;
  const times = { first: Number.POSITIVE_INFINITY, latest: 0, end: 0 };
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly })) {
    signal.throwIfAborted();
    last = packet;
    const end = packet.timestamp + packet.duration;
    // An edit list cuts by moving what is not shown before the time 0.
    if (end <= 1e-6 || isHiddenVp8(packet)) continue;
    shown += 1;
    times.first = Math.min(times.first, Math.max(0, packet.timestamp));
    times.latest = Math.max(times.latest, packet.timestamp);
    times.end = Math.max(times.end, end);
  }
  if (shown === 0) return { shown, durationSeconds: 0, span: 0, isCutOff: false };
  // The tables may be whole and the data not: then the last packet in the file can not be read.
  const isCutOff = last !== undefined && (await sink.getPacket(last.timestamp)) === null;
  return {
    shown,
    durationSeconds: times.end - times.first,
    span: times.latest - times.first,
    isCutOff,
  };
}

/** The `show_frame` bit of the frame tag (RFC 6386, section 9.1). Never set in a packet without data. */
function isHiddenVp8({ data, isMetadataOnly }: EncodedPacket): boolean {
  return !isMetadataOnly && ((data[0] ?? 0x10) & 0x10) === 0;
}

async function describeVideo(track: InputVideoTrack, packets: PacketSummary) {
  return {
    codec: await codecOf(track),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    fps: await rateOf(track, packets),
    frames: packets.shown,
    rotation: await track.getRotation(),
  };
}

/** Time stamps are rounded in some containers (1 ms in Matroska): an even rate is read through the rounding. */
async function rateOf(track: InputVideoTrack, packets: PacketSummary): Promise<number> {
  if (packets.shown === 0) return 0;
  if (packets.shown === 1) return packets.durationSeconds > 0 ? 1 / packets.durationSeconds : 0;
  const metrics = await track.computeFrameRateMetrics({ targetPacketCount: Number.POSITIVE_INFINITY });
  if (metrics.frameRateIsConstant && metrics.underlyingFrameRate !== null) return metrics.underlyingFrameRate;
  return (packets.shown - 1) / packets.span;
}

async function describeAudio(track: InputAudioTrack) {
  return {
    codec: await codecOf(track),
    channels: await track.getNumberOfChannels(),
    sampleRate: await track.getSampleRate(),
  };
}

/** By its common name; else by the container's own (`mp4v`). */
async function codecOf(track: InputTrack): Promise<string> {
  const codec = await track.getCodec();
  if (codec !== null) return codec;
  const internal = await track.getInternalCodecId();
  return typeof internal === 'string' || typeof internal === 'number' ? String(internal) : 'unknown';
}
