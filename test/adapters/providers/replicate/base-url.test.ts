import { describe, expect, it } from 'vitest';
import { parseBaseUrl } from '../../../../src/adapters/providers/replicate/base-url.js';

describe('parseBaseUrl', () => {
  it.each([
    ['https://api.replicate.com', 'https://api.replicate.com/v1'],
    ['https://api.replicate.com/', 'https://api.replicate.com/v1'],
    ['https://api.replicate.com/v1', 'https://api.replicate.com/v1'],
    ['https://api.replicate.com/v1//', 'https://api.replicate.com/v1'],
    [' https://proxy.example.com/replicate/v1/ ', 'https://proxy.example.com/replicate/v1'],
    ['https://proxy.example.com/replicate', 'https://proxy.example.com/replicate/v1'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/v1'],
    ['http://localhost:4000/v1', 'http://localhost:4000/v1'],
    ['http://[::1]:4000', 'http://[::1]:4000/v1'],
  ])('reads %s as %s', (text, url) => {
    const base = parseBaseUrl(text);

    expect(base.url).toBe(url);
  });

  it.each([
    'http://api.replicate.com',
    'http://10.0.0.1',
    'http://127.evil.com',
    'ftp://x',
    'api.replicate.com',
    '',
  ])('refuses %o', (text) => {
    const read = () => parseBaseUrl(text);

    expect(read).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  it('refuses a password without repeating it', () => {
    const read = () => parseBaseUrl('https://user:secret@api.example.com');

    expect(read).toThrow(/^(?!.*secret).*password/);
  });
});
