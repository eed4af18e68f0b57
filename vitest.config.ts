import { defineConfig } from 'vitest/config';

const report = process.env.AIVIDEO_TEST_REPORT;

export default defineConfig({
  test: {
    globalSetup: 'test/support/build-once.ts',
    include: ['test/**/*.test.ts'],
    // The default leaves one core to a terminal that nobody looks at here; most tests wait for other processes.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
