import { describe, expect, it } from 'vitest';
import { faults } from '../../../support/fake-replicate/faults.js';
import { zeroscopeVersion } from '../../../support/fake-replicate/zeroscope-order.js';
import { call, collect, failureOf } from './fixtures.js';
import { input, modelRef, startService } from './service-call.js';

describe('a create', () => {
  it.each([
    ['is reset after it was accepted', faults.resetAfterAccept()],
    ['is closed after it was accepted', faults.closedAfterAccept()],
    ['is never answered', faults.neverAnswersAfterAccept()],
    ['is answered with 500', faults.serverError({ accepted: true })],
    ['is answered with 502 and HTML', faults.badGateway({ accepted: true })],
    ['is answered with a page of somebody else', faults.htmlWithSuccess({ accepted: true })],
    ['is answered with half of its JSON', faults.invalidJson({ accepted: true, status: 201 })],
    ['breaks off within its answer', faults.resetInBody()],
    ['stalls within its answer', faults.stalledInBody()],
  ])('that %s is paid once, has an unknown outcome, and can be found again', async (_what, fault) => {
    const { fake, replicate, hasty } = await startService();
    fake.onNextRequest('create', fault);
    const since = Date.now() - 60_000;

    const error = await failureOf(hasty.start(modelRef, input, call));
    const found = await collect(replicate.recentJobs({ since, ...call }));

    expect(error).toMatchObject({ code: 'job-unknown', retryable: false, details: { outcome: 'unknown' } });
    expect(fake.ledger.creates).toHaveLength(1);
    expect(found).toMatchObject([
      { version: zeroscopeVersion, input, job: { id: fake.ledger.creates[0]?.id } },
    ]);
  });

  it('that finds nobody there is not paid and may be repeated', async () => {
    const { fake, replicate } = await startService();
    await fake.refuseConnections('api');

    const error = await failureOf(replicate.start(modelRef, input, call));

    expect(error).toMatchObject({ code: 'network-unreachable', retryable: true });
    expect(fake.ledger.creates).toHaveLength(0);
  });

  it.each([
    [faults.tokenRefused(), 'token-refused'],
    [faults.creditInsufficient(), 'billing-refused'],
    [faults.billingRequired(), 'billing-refused'],
    [faults.throttled({ seconds: 5 }), 'rate-limited'],
    [faults.throttled({ seconds: 5, hint: 'header' }), 'rate-limited'],
  ])('that is refused with %o is not paid', async (fault, code) => {
    const { fake, replicate } = await startService();
    fake.onNextRequest('create', fault);

    const error = await failureOf(replicate.start(modelRef, input, call));

    expect(error.code).toBe(code);
    if (code === 'rate-limited') expect(error.details.retryAfterSeconds).toBe(5);
    expect(fake.ledger.creates).toHaveLength(0);
  });

  it('with an input that the model does not take names that input', async () => {
    const { replicate } = await startService();

    const error = await failureOf(replicate.start(modelRef, { ...input, num_frames: 'many' }, call));

    expect(error).toMatchObject({
      code: 'input-invalid',
      details: { invalid: [{ field: 'num_frames', type: expect.any(String) }] },
    });
  });

  it('of a version that is not there says so', async () => {
    const { replicate } = await startService();

    const error = await failureOf(replicate.start('f'.repeat(64), input, call));

    expect(error.code).toBe('model-unavailable');
  });
});
