import type { IncomingMessage } from 'node:http';
import { AivideoError } from '../../../domain/errors.js';
import type { RemoteMedia } from '../../../domain/run/job.js';
import type { CallOptions, OpenedMedia } from '../../../ports/video-provider.js';
import { createAddressGuard } from './address-guard.js';
import { openDataUrl } from './data-url.js';
import { mediaFailure } from './media-failure.js';
import { mediaStream, tooLarge } from './media-stream.js';
import { parseTime } from './prediction.js';
import type { ReplicateSettings } from './replicate-options.js';
import { type MediaNetwork, requestMedia } from './request-media.js';

export interface OpenOptions extends CallOptions {
  /** Offset of the first byte that is wanted. Default 0. */
  readonly from?: number;
  /** The `version` of the part that is already there: when the file has changed, it comes from its start. */
  readonly version?: string;
}

/** Opens a job's output. */
export type OpenMedia = (output: RemoteMedia, options: OpenOptions) => Promise<OpenedMedia>;

const maxRedirects = 5;

/**
 * Fetches outputs by rules of their own: https to public addresses, at most five redirects, each checked anew. The
 * token is sent to the API's own host and to no other.
 */
export function createOpenMedia(settings: ReplicateSettings): OpenMedia {
  const { base, resolve, timeouts } = settings;
  const guard = createAddressGuard(base, resolve);
  const network: MediaNetwork = { base, resolve, guard, requestMs: timeouts.requestMs };
  return async (output, options) => {
    options.signal.throwIfAborted();
    if (/^data:/i.test(output.url)) return openDataUrl(output.url, options.from ?? 0);
    if (!URL.canParse(output.url))
      throw new AivideoError('address-refused', 'The output has no readable address');
    const found = await followRedirects(settings, network, { url: new URL(output.url), options });
    return openResponse(settings, network, { ...found, options });
  };
}

interface Wanted {
  readonly url: URL;
  readonly options: OpenOptions;
}

interface Found extends Wanted {
  readonly response: IncomingMessage;
}

async function followRedirects(
  settings: ReplicateSettings,
  network: MediaNetwork,
  { url, options }: Wanted,
): Promise<Found> {
  let target = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const headers = mediaHeaders(settings, { url: target, options });
    const response = await requestMedia(network, { url: target, headers, signal: options.signal });
    const { location } = response.headers;
    if (!isRedirect(response)) return { url: target, response, options };
    response.destroy();
    if (location === undefined || !URL.canParse(location, target.href)) throw deadEnd(target);
    target = new URL(location, target);
  }
  throw new AivideoError('download-failed', `\`${url.host}\` redirects more than ${maxRedirects} times`, {
    details: { host: url.host },
  });
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode);
}

function deadEnd({ host }: URL): AivideoError {
  return new AivideoError('download-failed', `\`${host}\` redirects to no readable address`, {
    details: { host },
  });
}

function mediaHeaders(settings: ReplicateSettings, { url, options }: Wanted): Record<string, string> {
  const { from = 0, version } = options;
  const isApi = url.origin === settings.base.origin;
  return {
    Accept: '*/*',
    // Lengths and offsets are those of the file itself.
    'Accept-Encoding': 'identity',
    'User-Agent': settings.userAgent,
    ...(isApi ? { Authorization: `Bearer ${settings.token}` } : {}),
    ...(from > 0 ? { Range: `bytes=${from}-` } : {}),
    // A weak ETag is not allowed here (RFC 9110, 13.1.5).
    ...(from > 0 && version !== undefined && !version.startsWith('W/') ? { 'If-Range': version } : {}),
  };
}

async function openResponse(
  settings: ReplicateSettings,
  network: MediaNetwork,
  found: Found,
): Promise<OpenedMedia> {
  const { response, url, options } = found;
  const { from = 0 } = options;
  const range = readRange(response);
  if (response.statusCode === 416 && from > 0) return reopen(settings, network, { ...found, range });
  const failure = mediaFailure(response, {
    host: url.host,
    from,
    start: range.start,
    now: parseTime(response.headers.date) ?? settings.clock.now(),
  });
  if (failure === undefined) return openedMedia(settings, { ...found, range });
  response.destroy();
  throw failure;
}

interface Range {
  /** Offset of the first byte in the body. */
  readonly start?: number;
  readonly total?: number;
}

/** `bytes 5-9/10`, and `bytes * /10` (without the space) of a 416 (RFC 9110, 14.4). */
function readRange({ headers }: IncomingMessage): Range {
  const [, start, total] = /^bytes\s+(?:(\d+)-\d+|\*)\/(\d+|\*)$/i.exec(headers['content-range'] ?? '') ?? [];
  return {
    ...(start === undefined ? {} : { start: Number(start) }),
    ...(total === undefined || total === '*' ? {} : { total: Number(total) }),
  };
}

/** Nothing lies beyond the offset: either all of the file is there already, or it is another file now. */
async function reopen(
  settings: ReplicateSettings,
  network: MediaNetwork,
  { response, url, options, range }: Found & { readonly range: Range },
): Promise<OpenedMedia> {
  response.destroy();
  const { total } = range;
  if (total !== undefined && total === options.from) return emptyMedia(total, fileVersion(response));
  const whole = { url, options: { signal: options.signal } };
  return openResponse(settings, network, await followRedirects(settings, network, whole));
}

function emptyMedia(totalBytes: number, version: string | undefined): OpenedMedia {
  const stream = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
  return { stream, from: totalBytes, totalBytes, ...(version === undefined ? {} : { version }) };
}

function openedMedia(
  { timeouts, maxMediaBytes }: ReplicateSettings,
  { response, url, options, range }: Found & { readonly range: Range },
): OpenedMedia {
  const isPart = response.statusCode === 206;
  const from = isPart ? (range.start ?? options.from ?? 0) : 0;
  const length = response.headers['content-length'];
  const totalBytes = isPart && range.total !== undefined ? range.total : addLength(from, length);
  const limits = { host: url.host, maxBytes: maxMediaBytes };
  if (totalBytes !== undefined && totalBytes > maxMediaBytes) {
    response.destroy();
    throw tooLarge(limits);
  }
  const version = fileVersion(response);
  return {
    stream: mediaStream(response, { ...limits, signal: options.signal, stallMs: timeouts.stallMs }),
    from,
    ...(totalBytes === undefined ? {} : { totalBytes }),
    ...(version === undefined ? {} : { version }),
  };
}

function addLength(from: number, length: string | undefined): number | undefined {
  return length === undefined ? undefined : from + Number(length);
}

function fileVersion({ headers }: IncomingMessage): string | undefined {
  return headers.etag ?? headers['last-modified'];
}
