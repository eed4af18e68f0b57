import { describe, expect, it } from 'vitest';
import { mergeSources, type SettingsSources } from '../../../src/domain/config/merge-sources.js';

const nothing: SettingsSources = {
  flags: {},
  env: {},
  dotenv: undefined,
  project: undefined,
  user: undefined,
};
const marked = 'r8_MARKED0123456789abcdefghijklmnopqrstuv';

function fromDotenv(
  values: Readonly<Record<string, string>>,
  env: SettingsSources['env'] = {},
): SettingsSources {
  return { ...nothing, env, dotenv: { path: '/film/.env', values } };
}

function messageOf(sources: SettingsSources): string {
  try {
    mergeSources(sources);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('it was accepted');
}

describe('the token', () => {
  it.each([
    ['as it is', marked],
    ['with white space around it', `  ${marked}\n`],
    ['in double quotes', `"${marked}"`],
    ['in single quotes and white space', ` '${marked} ' `],
  ])('is taken %s', (_title, text) => {
    expect(mergeSources({ ...nothing, env: { REPLICATE_API_TOKEN: text } }).values.replicateToken).toBe(
      marked,
    );
  });

  it.each([
    ['a line end in it', `${marked}\n${marked}`],
    ['a space in it', `Bearer ${marked}`],
    ['a quote at one end', `"${marked}`],
    ['a letter outside of ASCII', `${marked}é`],
    ['a control character', `${marked}\u0000`],
  ])('is refused with %s, without being shown', (_title, text) => {
    const message = messageOf({ ...nothing, env: { REPLICATE_API_TOKEN: text } });

    expect(message).toBe(
      'Environment variable `REPLICATE_API_TOKEN` must be one word, but holds white space or characters that no token has',
    );
  });

  it('is taken from a `.env` file, of which the origin tells', () => {
    const { values, origins } = mergeSources(fromDotenv({ REPLICATE_API_TOKEN: marked }));

    expect(values.replicateToken).toBe(marked);
    expect(origins.replicateToken).toEqual({ source: 'environment', from: '/film/.env' });
  });

  it('is taken from the real environment before a `.env` file', () => {
    const { values, origins } = mergeSources(
      fromDotenv({ REPLICATE_API_TOKEN: 'r8_other' }, { REPLICATE_API_TOKEN: marked }),
    );

    expect(values.replicateToken).toBe(marked);
    expect(origins.replicateToken).toEqual({ source: 'environment', from: 'REPLICATE_API_TOKEN' });
  });

  it('is taken from a `.env` file when the real variable is empty', () => {
    const { values } = mergeSources(
      fromDotenv({ REPLICATE_API_TOKEN: marked }, { REPLICATE_API_TOKEN: ' ' }),
    );

    expect(values.replicateToken).toBe(marked);
  });

  it('is all that is taken from a `.env` file; the rest is warned of', () => {
    const { values, warnings } = mergeSources(
      fromDotenv({ REPLICATE_BASE_URL: 'https://evil.example/v1', AIVIDEO_FPS: '7', OTHER: 'x' }),
    );

    expect(values.replicateBaseUrl).toBe('https://api.replicate.com/v1');
    expect(values).not.toHaveProperty('fps');
    expect(warnings).toEqual([
      '`AIVIDEO_FPS` in `/film/.env` is ignored: only `REPLICATE_API_TOKEN` is read from a `.env` file',
      '`REPLICATE_BASE_URL` in `/film/.env` is ignored: only `REPLICATE_API_TOKEN` is read from a `.env` file',
    ]);
  });

  it('is not shown when it stands where something else belongs', () => {
    const wrongPlaces: SettingsSources[] = [
      { ...nothing, env: { AIVIDEO_DRAFT: marked } },
      { ...nothing, env: { REPLICATE_BASE_URL: `http://${marked}@example.com` } },
      { ...nothing, project: { path: '/p', values: { [marked]: 1 } } },
      { ...nothing, project: { path: '/p', values: { models: { wan: { input: [marked] } } } } },
      { ...nothing, user: { path: '/u', values: { replicateToken: [marked] } } },
    ];

    for (const sources of wrongPlaces) expect(messageOf(sources)).not.toContain('MARKED');
  });
});

describe('the address of the API', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com/v1'],
    ['https://api.example.com/', 'https://api.example.com/v1'],
    ['https://api.example.com/v1/', 'https://api.example.com/v1'],
    ['https://api.example.com/proxy/v1', 'https://api.example.com/proxy/v1'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
    ['http://localhost:8080/v1', 'http://localhost:8080/v1'],
    ['http://[::1]:8080', 'http://[::1]:8080/v1'],
  ])('is taken as %s and brought into one form', (given, wanted) => {
    expect(mergeSources({ ...nothing, env: { REPLICATE_BASE_URL: given } }).values.replicateBaseUrl).toBe(
      wanted,
    );
  });

  it.each([
    'http://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'ftp://example.com',
    'file:///etc/passwd',
    'https://user:password@example.com',
    'https://example.com/v1?x=1',
    'https://example.com/v1#x',
    'example.com',
    'https://',
  ])('is refused as %s', (given) => {
    expect(messageOf({ ...nothing, env: { REPLICATE_BASE_URL: given } })).toContain(
      'must be an https address',
    );
  });
});
