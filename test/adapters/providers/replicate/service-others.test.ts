import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReplicateDirectory } from '../../../../src/adapters/providers/replicate/replicate-directory.js';
import { faults } from '../../../support/fake-replicate/faults.js';
import { zeroscopeVersion } from '../../../support/fake-replicate/zeroscope-order.js';
import { call, collect, failureOf } from './fixtures.js';
import { input, modelRef, startService } from './service-call.js';

describe('everything else at the service', () => {
  it('takes an upload that a job can then use', async () => {
    const { fake, replicate } = await startService();
    const folder = await mkdtemp(join(tmpdir(), 'aivideo-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'film.mp4');
    await writeFile(path, Buffer.alloc(300 * 1024, 7));
    const file = { path, name: 'film.mp4', bytes: 300 * 1024, contentType: 'video/mp4' };

    const url = await replicate.attach(file, call);
    await replicate.start(modelRef, { ...input, init_video: url }, call);

    expect(fake.ledger.creates[0]?.input).toEqual({ ...input, init_video: url });
    expect(url).toMatch(new RegExp(`^${fake.baseUrl}/v1/files/`));
  });

  it('lists jobs over several pages', async () => {
    const { replicate } = await startService({ pageSize: 2, createRate: 'none' });
    for (let seed = 0; seed < 5; seed += 1) await replicate.start(modelRef, { ...input, seed }, call);

    const found = await collect(replicate.recentJobs({ since: Date.now() - 60_000, ...call }));

    expect(found.map((each) => each.input?.seed)).toEqual([4, 3, 2, 1, 0]);
  });

  it('describes models, versions and the account', async () => {
    const { options } = await startService();
    const directory = createReplicateDirectory(options);

    const community = await directory.describe('anotherjesse/zeroscope-v2-xl', call);
    const official = await directory.describe('google/veo-3.1', call);
    const version = await directory.describe('anotherjesse/zeroscope-v2-xl', {
      ...call,
      version: zeroscopeVersion,
    });
    const account = await directory.account(call);

    expect(community).toMatchObject({ official: false, version: zeroscopeVersion });
    expect(official).toMatchObject({ slug: 'google/veo-3.1', official: true });
    expect(version.openapiSchema).toEqual(community.openapiSchema);
    expect(account).toEqual({ username: 'film-maker', kind: 'user' });
  });

  it('finds models by words', async () => {
    const { options } = await startService();
    const directory = createReplicateDirectory(options);

    const found = await directory.search('zeroscope', { ...call, limit: 5 });

    expect(found.map(({ slug }) => slug)).toContain('anotherjesse/zeroscope-v2-xl');
  });

  it('does not know a model that is not there', async () => {
    const { options } = await startService();

    const error = await failureOf(createReplicateDirectory(options).describe('no/such', call));

    expect(error.code).toBe('model-unknown');
  });

  it('does not unpack a small answer into a huge one', async () => {
    const { fake, options } = await startService();
    fake.onNextRequest('account', faults.gzipBomb(64 * 1024 ** 2));
    const directory = createReplicateDirectory({ ...options, maxAnswerBytes: 1_000_000 });

    const error = await failureOf(directory.account(call));

    expect(error).toMatchObject({ code: 'provider-failed', message: expect.stringMatching(/is too large/) });
  });
});
