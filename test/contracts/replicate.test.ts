import { createReplicateProvider } from '../../src/adapters/providers/replicate/replicate-provider.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { zeroscopeVersion } from '../support/fake-replicate/zeroscope-order.js';
import { describeVideoProvider } from './video-provider.js';

describeVideoProvider('replicate', async () => {
  const fake = await startFakeReplicate({ queueMs: 10, runMs: 300 });
  const provider = createReplicateProvider({
    token: fake.token,
    baseUrl: fake.baseUrl,
    userAgent: 'aivideo/0.0.0',
    clock: { now: () => Date.now() },
  });
  return {
    provider,
    modelRef: `anotherjesse/zeroscope-v2-xl:${zeroscopeVersion}`,
    input: { prompt: 'waves at sunset' },
    cleanup: () => fake.close(),
  };
});
