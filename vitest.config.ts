import { defineConfig } from 'vitest/config';

const report = process.env.AIVIDEO_TEST_REPORT;

export default defineConfig({
  test: {
    globalSetup: 'test/support/build-once.ts',
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
