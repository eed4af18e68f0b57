import ipaddr from 'ipaddr.js';
import { AivideoError } from '../../../domain/errors.js';
import { type BaseUrl, isLoopbackHost } from './base-url.js';

export interface HostAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** Looks up all addresses of a host name. */
export type ResolveHost = (hostname: string) => Promise<readonly HostAddress[]>;

/** Says to which addresses media may be fetched from. */
export interface AddressGuard {
  /** Those of `found` that may be connected to. Errors: `address-refused` when there is none. */
  permit(found: readonly HostAddress[], target: GuardedTarget): Promise<readonly HostAddress[]>;
}

export interface GuardedTarget {
  readonly hostname: string;
  /** Plain http goes to this very machine only. */
  readonly isPlain: boolean;
}

/**
 * Media come from the public internet: an output URL must not make this machine ask its own network for anything. Where
 * the API itself is on a private address (a proxy, a test), addresses of the same kind are permitted too.
 */
export function createAddressGuard(base: BaseUrl, resolve: ResolveHost): AddressGuard {
  let baseKinds: Promise<ReadonlySet<string>> | undefined;
  const isPermitted = async (kind: string, isPlain: boolean) => {
    if (isPlain) return kind === 'loopback' && base.isPlainLoopback;
    if (kind === 'public') return true;
    baseKinds ??= kindsOfHost(base.hostname, resolve);
    return (await baseKinds).has(kind);
  };
  return {
    async permit(found, target) {
      const checked = await Promise.all(
        found.map(async (each) => {
          const isFine = await isPermitted(addressKind(each.address), target.isPlain);
          return isFine ? [each] : [];
        }),
      );
      const permitted = checked.flat();
      if (permitted.length > 0) return permitted;
      throw refused(target.hostname, found);
    },
  };
}

async function kindsOfHost(hostname: string, resolve: ResolveHost): Promise<ReadonlySet<string>> {
  if (isLoopbackHost(hostname)) return new Set(['loopback']);
  if (ipaddr.isValid(hostname)) return new Set([addressKind(hostname)]);
  const found = await resolve(hostname).catch(() => []);
  return new Set(found.map(({ address }) => addressKind(address)));
}

/**
 * `public`, or what keeps an address from being public: `loopback`, `private`, `linkLocal`, `reserved`, ... by the
 * IANA special-purpose registries. IPv6 addresses that stand for an IPv4 one (mapped, or NAT64 by RFC 6052 under its
 * well-known prefix) are what that one is.
 */
export function addressKind(address: string): string {
  const text = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(text)) return 'unreadable';
  const parsed = ipaddr.process(text);
  const range = parsed.range();
  if (parsed.kind() === 'ipv6' && parsed.toString().startsWith('64:ff9b::'))
    return addressKind(parsed.toByteArray().slice(-4).join('.'));
  if (range === 'unicast') return 'public';
  return range === 'uniqueLocal' ? 'private' : range;
}

function refused(hostname: string, found: readonly HostAddress[]): AivideoError {
  const first = found[0]?.address;
  const where = first === undefined ? 'no address' : `\`${first}\` (${addressKind(first)})`;
  return new AivideoError(
    'address-refused',
    `\`${hostname}\` is ${where}, and nothing is fetched from there`,
    {
      details: {
        host: hostname,
        ...(first === undefined ? {} : { address: first, kind: addressKind(first) }),
      },
    },
  );
}
