import { describe, expect, it } from 'vitest';
import { createReplicateProvider } from '../../../../src/adapters/providers/replicate/replicate-provider.js';
import { faults } from '../../../support/fake-replicate/faults.js';
import { scenarios } from '../../../support/fake-replicate/scenarios.js';
import { call, failureOf, readAll } from './fixtures.js';
import { finishedOutput, startService } from './service-call.js';

describe('a download from the delivery host', () => {
  it('comes without the token, whole and to the byte', async () => {
    const service = await startService();
    const { fake, replicate } = service;
    const output = await finishedOutput(service);

    const opened = await replicate.open(output, call);
    const bytes = await readAll(opened.stream);

    expect(bytes).toEqual(await fake.outputBytes(output.url));
    expect(
      fake.requests.filter(({ host }) => host === 'delivery').map((each) => each.hasAuthorization),
    ).toEqual([false]);
  });

  it.each([
    ['is reset', faults.resetInBody(), 'download-failed'],
    ['is cut short', faults.truncated(), 'download-failed'],
    ['stalls', faults.stalledInBody(), 'network-timeout'],
    ['is announced longer than it is', faults.wrongLength(100), 'download-failed'],
  ])('that %s fails so that the rest can be fetched', async (_what, fault, code) => {
    const service = await startService();
    const { fake, replicate, hasty } = service;
    const output = await finishedOutput(service);
    const whole = await fake.outputBytes(output.url);
    fake.onNextRequest('download', fault);

    const opened = await (code === 'network-timeout' ? hasty : replicate).open(output, call);
    const error = await failureOf(readAll(opened.stream));
    const rest = await replicate.open(output, { ...call, from: 100, ...versionOf(opened) });

    expect(error).toMatchObject({ code, retryable: true });
    expect(rest.from).toBe(100);
    expect(await readAll(rest.stream)).toEqual(whole.subarray(100));
  });

  it('starts anew when the host overlooks the range', async () => {
    const service = await startService();
    const { fake, replicate } = service;
    const output = await finishedOutput(service);
    fake.onNextRequest('download', faults.rangeIgnored());

    const opened = await replicate.open(output, { ...call, from: 100 });

    expect(opened.from).toBe(0);
    expect(await readAll(opened.stream)).toEqual(await fake.outputBytes(output.url));
  });

  it.each([
    ['packed', faults.gzip(), 'download-failed'],
    ['a redirect to the cloud', faults.redirect('http://169.254.169.254/latest/'), 'address-refused'],
    ['a redirect to a file', faults.redirect('file:///etc/passwd'), 'address-refused'],
    ['a redirect in circles', faults.redirect('{url}'), 'download-failed'],
  ])('that is %s is refused', async (_what, fault, code) => {
    const service = await startService();
    const { fake, replicate } = service;
    const output = await finishedOutput(service);
    fake.onEveryRequest('download', fault);

    const error = await failureOf(replicate.open(output, call));

    expect(error).toMatchObject({ code, retryable: false });
  });

  it('that does not end is cut off', async () => {
    const service = await startService();
    const { fake, options } = service;
    const output = await finishedOutput(service);
    fake.onNextRequest('download', faults.endless());
    const careful = createReplicateProvider({ ...options, maxMediaBytes: 2_000_000 });

    const opened = await careful.open(output, call);
    const error = await failureOf(readAll(opened.stream));

    expect(error).toMatchObject({ code: 'download-failed', retryable: false });
  });

  it('that is gone is removed, and the job may know another address', async () => {
    const service = await startService();
    const { fake, replicate } = service;
    fake.onCreate('any', scenarios.serving('gone'));
    const output = await finishedOutput(service);

    const error = await failureOf(replicate.open(output, call));

    expect(error).toMatchObject({ code: 'output-removed', retryable: true, details: { status: 404 } });
  });
});

function versionOf({ version }: { readonly version?: string }) {
  return version === undefined ? {} : { version };
}
