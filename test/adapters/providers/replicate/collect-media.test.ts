import { describe, expect, it } from 'vitest';
import { collectMedia } from '../../../../src/adapters/providers/replicate/collect-media.js';

const clip = 'https://replicate.delivery/x/out-0.mp4';

describe('collectMedia', () => {
  it.each([
    ['one URL', clip, [clip]],
    [
      'a list',
      [clip, 'https://replicate.delivery/x/out-1.mp4'],
      [clip, 'https://replicate.delivery/x/out-1.mp4'],
    ],
    ['an object with a URL deep in it', { result: { files: [{ video: clip }], seconds: 5 } }, [clip]],
    ['a data URL', 'data:video/mp4;base64,AAAA', ['data:video/mp4;base64,AAAA']],
    ['the same URL twice', [clip, clip], [clip]],
    ['null', null, []],
    ['an empty list', [], []],
    ['text', ['once upon a time: a wave', 'note: https is good'], []],
  ])('finds the files in %s', (_shape, output, urls) => {
    expect(collectMedia(output).map(({ url }) => url)).toEqual(urls);
  });

  it('puts video before its preview image', () => {
    const output = { preview: 'https://replicate.delivery/x/still.png', video: `${clip}?download=1` };

    expect(collectMedia(output)[0]?.url).toBe(`${clip}?download=1`);
  });

  it('leaves it to the download to refuse an address', () => {
    expect(collectMedia('file:///etc/passwd')).toEqual([{ url: 'file:///etc/passwd' }]);
  });
});
