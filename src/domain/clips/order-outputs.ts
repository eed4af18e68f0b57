import type { RemoteMedia } from '../run/job.js';

/**
 * The order in which a job's outputs are tried, as indices: first those whose address speaks of a video, then
 * those that say nothing, last those that are something else (a still, a sound, a text). Addresses are only a
 * hint; what a file is, its content decides.
 */
export function orderOutputs(outputs: readonly RemoteMedia[]): readonly number[] {
  return outputs
    .map(({ url }, index) => ({ index, rank: rankOf(url) }))
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ index }) => index);
}

const videoExtensions = /\.(mp4|m4v|mov|webm|mkv|gif|avi|ts)$/i;
const otherExtensions =
  /\.(png|jpe?g|webp|avif|bmp|tiff?|wav|mp3|flac|ogg|m4a|aac|json|txt|srt|vtt|zip|tar|glb)$/i;

function rankOf(url: string): number {
  const mediaType = /^data:([\w-]+\/[\w.+-]+)/i.exec(url)?.[1];
  if (mediaType !== undefined) return /^(video\/|image\/gif$)/i.test(mediaType) ? 0 : 2;
  const path = url.split(/[?#]/, 1)[0] ?? '';
  if (videoExtensions.test(path)) return 0;
  return otherExtensions.test(path) ? 2 : 1;
}

/** An output's address as it can be shown: what a data URL carries is left out. */
export function outputLabel({ url }: RemoteMedia): string {
  const comma = url.startsWith('data:') ? url.indexOf(',') : -1;
  return comma < 0 ? url : `${url.slice(0, comma)},...`;
}
