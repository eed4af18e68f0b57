import { describe, expect, it } from 'vitest';
import { isLiveTerminal } from '../../../src/cli/render/is-live-terminal.js';
import { createFakePlatform } from '../../support/fake-platform.js';

function liveOn(stderr: { readonly isTTY?: boolean; readonly columns?: number }, env = {}): boolean {
  const platform = { ...createFakePlatform({ cwd: '/', env }) };
  const globals = { progress: true } as Parameters<typeof isLiveTerminal>[0]['globals'];
  return isLiveTerminal({ platform: { ...platform, stderr: { ...platform.stderr, ...stderr } }, globals });
}

describe('a live terminal', () => {
  it('is a terminal with room to draw in', () => {
    expect(liveOn({ isTTY: true, columns: 80 })).toBe(true);
    expect(liveOn({ isTTY: true })).toBe(true);
    expect(liveOn({ isTTY: true, columns: 0 })).toBe(false);
    expect(liveOn({ columns: 80 })).toBe(false);
    expect(liveOn({ isTTY: true, columns: 80 }, { CI: '1' })).toBe(false);
  });
});
