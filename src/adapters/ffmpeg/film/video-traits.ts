import { createHash } from 'node:crypto';
import type { PacketLayout } from '../../../domain/timeline/film-source.js';
import type { VideoTraits } from '../../../ports/media-engine.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { loadMediabunny } from '../../media/read-tracks.js';

type Mediabunny = typeof import('mediabunny');
type VideoTrack = import('mediabunny').InputVideoTrack;

/** Reads what decides how a video's pictures are taken over: its colours, and how its packets lie. */
export async function videoTraits(path: string, { signal }: CallOptions): Promise<VideoTraits> {
  const mediabunny = await loadMediabunny();
  const { Input, FilePathSource, MP4, QTFF, MATROSKA, WEBM, MPEG_TS } = mediabunny;
  const input = new Input({
    formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS],
    source: new FilePathSource(path),
  });
  try {
    signal.throwIfAborted();
    if (!(await input.canRead())) return { isColorTagged: false, isEncrypted: false };
    const format = await input.getFormat();
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return { isColorTagged: false, isEncrypted: false };
    const internal = await track.getInternalCodecId();
    const isIso = format === MP4 || format === QTFF;
    const packets = isIso ? await packetLayout(mediabunny, track, signal) : undefined;
    const color = await track.getColorSpace();
    return {
      isColorTagged: typeof color.matrix === 'string',
      isEncrypted: internal === 'encv',
      ...(color.transfer === 'pq' || color.transfer === 'hlg' ? { hdr: color.transfer } : {}),
      ...((await track.canBeTransparent()) ? { transparency: (await track.getCodec()) ?? 'unknown' } : {}),
      ...(packets === undefined ? {} : { packets }),
    };
  } finally {
    input.dispose();
  }
}

/** Undefined when its packets can not stand in a film as they are: a turned picture, an uneven rate, an edited start. */
async function packetLayout(
  { EncodedPacketSink }: Mediabunny,
  track: VideoTrack,
  signal: AbortSignal,
): Promise<PacketLayout | undefined> {
  const codec = await track.getCodec();
  if ((codec !== 'avc' && codec !== 'hevc') || (await track.getRotation()) !== 0) return undefined;
  const config = await track.getDecoderConfig();
  if (config?.description === undefined) return undefined;
  const times: number[] = [];
  let firstIsKey = false;
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    signal.throwIfAborted();
    if (times.length === 0) firstIsKey = packet.type === 'key';
    times.push(packet.timestamp);
  }
  const order = evenOrder(times);
  if (order === undefined || !firstIsKey) return undefined;
  return {
    codec: codec === 'avc' ? 'h264' : 'hevc',
    configuration: configurationHash(config, [await track.getCodedWidth(), await track.getCodedHeight()]),
    frames: times.length,
    reorderedFrames: Math.max(0, ...order.map((shown, decoded) => decoded - shown)),
  };
}

/** The place of each packet among the pictures, when these come evenly from 0 on. */
function evenOrder(times: readonly number[]): readonly number[] | undefined {
  const last = times.reduce((latest, time) => Math.max(latest, time), 0);
  const step = times.length > 1 ? last / (times.length - 1) : 1;
  const places = times.map((time) => Math.round(time / step));
  const even = times.every((time, index) => Math.abs(time - (places[index] ?? 0) * step) < 0.002);
  return even && new Set(places).size === times.length ? places : undefined;
}

function configurationHash(
  { codec, description, colorSpace }: VideoDecoderConfig,
  size: readonly number[],
): string {
  const bytes =
    description === undefined
      ? new Uint8Array(0)
      : ArrayBuffer.isView(description)
        ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
        : new Uint8Array(description);
  return createHash('sha256')
    .update(JSON.stringify([codec, size, colorSpace ?? null]))
    .update(bytes)
    .digest('hex');
}
