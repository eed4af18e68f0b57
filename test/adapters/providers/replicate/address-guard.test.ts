import { describe, expect, it } from 'vitest';
import {
  addressKind,
  createAddressGuard,
} from '../../../../src/adapters/providers/replicate/address-guard.js';
import { parseBaseUrl } from '../../../../src/adapters/providers/replicate/base-url.js';
import { failureOf } from './fixtures.js';

const noLookup = () => Promise.reject(new Error('No look-up is needed here'));
const target = { hostname: 'clips.example.com', isPlain: false };

function at(...addresses: string[]) {
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

describe('addressKind', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['2606:4700::1111', 'public'],
    ['64:ff9b::808:808', 'public'],
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.0.1', 'private'],
    ['fd00::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::a00:1', 'private'],
    ['169.254.169.254', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['255.255.255.255', 'broadcast'],
    ['224.0.0.1', 'multicast'],
    ['192.0.2.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['2002:a00:1::', '6to4'],
    ['nonsense', 'unreadable'],
  ])('%s is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });
});

describe('the guard of a public API', () => {
  const guard = createAddressGuard(parseBaseUrl('https://93.184.216.34'), noLookup);

  it('permits public addresses', async () => {
    const found = at('8.8.8.8', '2606:4700::1111');

    expect(await guard.permit(found, target)).toEqual(found);
  });

  it('leaves out what is not public', async () => {
    const permitted = await guard.permit(at('10.0.0.1', '8.8.8.8', '::1'), target);

    expect(permitted).toEqual(at('8.8.8.8'));
  });

  it.each(['10.0.0.1', '127.0.0.1', '169.254.169.254', 'fd00::1', '0.0.0.0', '64:ff9b::7f00:1'])(
    'refuses a host that is at %s only',
    async (address) => {
      const error = await failureOf(guard.permit(at(address), target));

      expect(error).toMatchObject({
        code: 'address-refused',
        retryable: false,
        details: { host: 'clips.example.com', address },
      });
    },
  );

  it('refuses plain http even to a public address', async () => {
    const error = await failureOf(guard.permit(at('8.8.8.8'), { ...target, isPlain: true }));

    expect(error.code).toBe('address-refused');
  });
});

describe('the guard of an API on a private address', () => {
  it('permits addresses of the same kind, and no other private ones', async () => {
    const resolve = async () => at('10.20.30.40');
    const guard = createAddressGuard(parseBaseUrl('https://replicate.corp.example.com'), resolve);

    const permitted = await guard.permit(
      at('192.168.1.1', '127.0.0.1', '169.254.169.254', '8.8.8.8'),
      target,
    );

    expect(permitted).toEqual(at('192.168.1.1', '8.8.8.8'));
  });

  it('permits plain http from this machine to this machine only', async () => {
    const guard = createAddressGuard(parseBaseUrl('http://localhost:4000'), noLookup);

    const permitted = await guard.permit(at('127.0.0.1', '10.0.0.1', '8.8.8.8'), {
      ...target,
      isPlain: true,
    });

    expect(permitted).toEqual(at('127.0.0.1'));
  });
});
