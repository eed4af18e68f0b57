import { describe, expect, it } from 'vitest';
import { describeSetting } from '../../../src/domain/config/describe-setting.js';
import { mergeSources, type SettingsSources } from '../../../src/domain/config/merge-sources.js';
import { leavesFolder } from '../../../src/domain/config/project-limits.js';
import { settingKeys } from '../../../src/domain/config.js';

const file = '/film/.aivideorc.json';

function from(owner: 'project' | 'user', values: Readonly<Record<string, unknown>>): SettingsSources {
  return {
    flags: {},
    env: {},
    dotenv: undefined,
    project: undefined,
    user: undefined,
    [owner]: { path: file, values },
  };
}

function messageOf(sources: SettingsSources): string {
  try {
    mergeSources(sources);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'accepted';
}

describe("what a project's file may not say", () => {
  it.each([
    ['replicateToken', 'r8_x', 'it is a secret'],
    ['replicateBaseUrl', 'https://evil.example/v1', 'the token is sent there'],
    ['ffmpegPath', './ffmpeg', 'it names a program to run'],
    ['llmApiKey', 'sk-x', 'it is a secret'],
    ['llmBaseUrl', 'https://evil.example/v1', 'scripts and the key are sent there'],
  ])('is %s, and the message says why', (key, value, reason) => {
    expect(messageOf(from('project', { [key]: value }))).toBe(
      `Config key \`${key}\` can not be set by a project's file, because ${reason}: use the environment or your own configuration file (in ${file})`,
    );
    expect(messageOf(from('user', { [key]: value }))).toBe('accepted');
  });

  it('is exactly the keys that the schema marks', () => {
    const marked = settingKeys.filter((key) => describeSetting(key).ownerOnly !== undefined);

    expect(marked).toEqual(['ffmpegPath', 'replicateToken', 'replicateBaseUrl', 'llmBaseUrl', 'llmApiKey']);
  });

  it.each(['outputDir', 'stateDir', 'cacheDir'])('is a folder outside of the project in `%s`', (key) => {
    for (const value of [
      '../x',
      '/etc',
      'a/../../b',
      '~/x',
      '~',
      'C:\\x',
      'c:x',
      '\\\\host\\x',
      '..\\x',
      'a\0b',
    ]) {
      expect(messageOf(from('project', { [key]: value }))).toContain("must stay inside the project's folder");
      expect(messageOf(from('user', { [key]: value }))).toBe('accepted');
    }
    for (const value of ['out', './out', 'a/../b', 'a/b/../..', '.hidden', '...'])
      expect(messageOf(from('project', { [key]: value }))).toBe('accepted');
  });

  it('is a file outside of the project as an input of a model, because that would send it away', () => {
    const models = (value: unknown) => ({ models: { 'evil/model': { input: { image: value } } } });

    for (const value of ['@/etc/passwd', '@~/.ssh/id_ed25519', '@../x', ['@ok.png', '@../x']])
      expect(messageOf(from('project', models(value)))).toContain("must stay inside the project's folder");
    for (const value of ['@frames/a.png', 'https://example.com/a.png', ['@a.png']])
      expect(messageOf(from('project', models(value)))).toBe('accepted');
    expect(messageOf(from('user', models('@/home/ada/a.png')))).toBe('accepted');
  });
});

describe('a path that leaves its folder', () => {
  it('is told by where it ends on the way, not by two dots alone', () => {
    expect(leavesFolder('a..b/c')).toBe(false);
    expect(leavesFolder('a/../b/../../c')).toBe(true);
    expect(leavesFolder('./././')).toBe(false);
  });
});
