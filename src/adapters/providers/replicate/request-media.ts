import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AivideoError } from '../../../domain/errors.js';
import type { AddressGuard, HostAddress, ResolveHost } from './address-guard.js';
import type { BaseUrl } from './base-url.js';
import { innermostCause, isNeverConnected, unreachable } from './network-failure.js';
import { createWatchdog } from './watchdog.js';

export interface MediaNetwork {
  readonly base: BaseUrl;
  readonly guard: AddressGuard;
  readonly resolve: ResolveHost;
  /** Milliseconds from the start of a request to its headers. */
  readonly requestMs: number;
}

export interface MediaRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * One GET of a media file, no redirect followed. Not with `fetch`: only here can the address be checked between its
 * look-up and the connection, so that a name can not mean something else the second time (DNS rebinding); and only
 * here do the bytes come as they were sent, not unpacked. Errors: `address-refused`, the `network-*` codes,
 * `download-failed`, the signal's reason.
 */
export async function requestMedia(network: MediaNetwork, request: MediaRequest): Promise<IncomingMessage> {
  checkProtocol(request.url, network.base);
  const watchdog = createWatchdog(request.signal);
  watchdog.restart(network.requestMs);
  try {
    await checkLiteralAddress(network.guard, request.url);
    return await send(network, { ...request, signal: watchdog.signal });
  } catch (error) {
    if (error instanceof AivideoError) throw error;
    if (watchdog.hasExpired) throw lateError(request.url);
    throw request.signal.aborted ? request.signal.reason : brokenError(error, request.url);
  } finally {
    watchdog.stop();
  }
}

function checkProtocol({ protocol, hostname }: URL, base: BaseUrl): void {
  if (protocol === 'https:' || (protocol === 'http:' && base.isPlainLoopback)) return;
  throw new AivideoError(
    'address-refused',
    `Media are fetched over https only, and the address at \`${hostname}\` has \`${protocol}\``,
    { details: { host: hostname, protocol } },
  );
}

/** An IP address in a URL is connected to without a look-up. */
async function checkLiteralAddress(guard: AddressGuard, url: URL): Promise<void> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(hostname);
  if (family !== 0) await guard.permit([{ address: hostname, family }], target(url));
}

function send(network: MediaNetwork, { url, headers, signal }: MediaRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // A kept connection has had no look-up of its own, hence no agent.
    const options: RequestOptions = { headers, agent: false, lookup: guardedLookup(network, url) };
    const request = (url.protocol === 'https:' ? https : http).request(url, options, (response) => {
      signal.removeEventListener('abort', onAbort);
      resolve(response);
    });
    const onAbort = () => request.destroy(new Error('Aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    // Stays for the life of the connection: bytes past the announced length raise an error after the end.
    request.on('error', reject);
    request.end();
  });
}

/** A look-up that answers with permitted addresses only; the connection goes to exactly those. */
function guardedLookup({ guard, resolve }: MediaNetwork, url: URL): LookupFunction {
  return (hostname, options, callback) => {
    const find = async () => {
      const found = await resolve(hostname);
      const usable = found.filter(({ family }) => isWanted(family, options.family));
      return guard.permit(usable.length > 0 ? usable : found, target(url));
    };
    find().then(
      (permitted) => answerLookup(permitted, options.all === true, callback),
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

function isWanted(family: number, wanted: number | string | undefined): boolean {
  return wanted === undefined || wanted === 0 || String(wanted).endsWith(String(family));
}

function answerLookup(
  permitted: readonly HostAddress[],
  all: boolean,
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = permitted;
  if (all) callback(null, [...permitted]);
  else callback(null, first?.address ?? '', first?.family ?? 0);
}

function target({ hostname, protocol }: URL) {
  return { hostname, isPlain: protocol === 'http:' };
}

function lateError({ host }: URL): AivideoError {
  return new AivideoError('network-timeout', `\`${host}\` did not answer in time`, {
    retryable: true,
    details: { host },
  });
}

function brokenError(error: unknown, { host }: URL): AivideoError {
  if (isNeverConnected(error)) return unreachable({ error, host });
  return new AivideoError('download-failed', `The connection to \`${host}\` broke off`, {
    cause: innermostCause(error),
    retryable: true,
    details: { host },
  });
}
