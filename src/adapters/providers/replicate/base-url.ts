import { AivideoError } from '../../../domain/errors.js';

/** Where the API is. */
export interface BaseUrl {
  /** Ends in `/v1`, without a slash after it. */
  readonly url: string;
  /** `https://api.replicate.com`. */
  readonly origin: string;
  /** Without brackets around an IPv6 address. */
  readonly hostname: string;
  /** Plain http to this very machine: for tests and local proxies. */
  readonly isPlainLoopback: boolean;
}

/**
 * Reads the address of the API: with or without `/v1`, with any number of slashes at its end.
 * Errors: `config-invalid` for anything but https, or http on a loopback address.
 */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined) throw invalid('must be an address such as `https://api.replicate.com/v1`', text);
  if (url.username !== '' || url.password !== '')
    throw new AivideoError('config-invalid', '`REPLICATE_BASE_URL` must not hold a user name or password');
  if (url.search !== '' || url.hash !== '') throw invalid('must not hold a query or a fragment', text);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const isPlainLoopback = url.protocol === 'http:' && isLoopbackHost(hostname);
  if (url.protocol !== 'https:' && !isPlainLoopback)
    throw invalid('must be an https address, or http on this machine', text);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return { url: `${url.origin}${path}/v1`, origin: url.origin, hostname, isPlainLoopback };
}

/** Whether a host name or IP address means this machine by its text alone. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === '::1' || /^127\.\d+\.\d+\.\d+$/.test(hostname) || /^(.+\.)?localhost$/.test(hostname);
}

function invalid(rule: string, text: string): AivideoError {
  return new AivideoError('config-invalid', `\`REPLICATE_BASE_URL\` ${rule}, got \`${text}\``);
}
