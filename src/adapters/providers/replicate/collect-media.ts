import type { RemoteMedia } from '../../../domain/run/job.js';

/** Outputs nest a few levels at most; what lies deeper is not looked at. */
const maxDepth = 8;

/**
 * The files in a job's output, which is a URL, a list of URLs, or an object with URLs somewhere in it. In the
 * order of the output, each once, but with what is recognisably video before the rest: a preview image may stand
 * first. Whether a URL may be fetched is for `open` to say.
 */
export function collectMedia(output: unknown): readonly RemoteMedia[] {
  const urls = [...new Set(findUrls(output, 0))];
  return [...urls.filter(isVideo), ...urls.filter((url) => !isVideo(url))].map((url) => ({ url }));
}

function findUrls(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return isUrl(value) ? [value.trim()] : [];
  if (typeof value !== 'object' || value === null || depth > maxDepth) return [];
  return Object.values(value).flatMap((item) => findUrls(item, depth + 1));
}

function isUrl(text: string): boolean {
  return /^\s*(data:|[a-z][a-z0-9+.-]*:\/\/)\S+\s*$/i.test(text);
}

function isVideo(url: string): boolean {
  return /^data:video\//i.test(url) || /^[^?#]+\.(mp4|m4v|mov|webm|mkv|avi|gif)(?:[?#]|$)/i.test(url);
}
