import { createLocalProvider } from '../../src/adapters/providers/local/local-provider.js';
import { describeVideoProvider } from './video-provider.js';

const size = { width: 160, height: 96, fps: 12 };

describeVideoProvider('local', async () => {
  const provider = createLocalProvider({ env: process.env });
  return {
    provider,
    modelRef: 'draft',
    input: { prompt: 'waves at sunset', seed: 0, frames: 6, ...size },
    longInput: { prompt: 'waves at sunset', seed: 0, frames: 3600, ...size, width: 1280, height: 720 },
    cleanup: () => provider.close(),
  };
});
