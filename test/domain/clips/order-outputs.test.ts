import { describe, expect, it } from 'vitest';
import { orderOutputs, outputLabel } from '../../../src/domain/clips/order-outputs.js';

const order = (...urls: string[]) => orderOutputs(urls.map((url) => ({ url }))).map((index) => urls[index]);

describe('the order in which outputs are tried', () => {
  it('is videos, then what says nothing, then everything else, each in the order of the job', () => {
    const urls = [
      'https://replicate.delivery/a/poster.png?x=.mp4',
      'https://replicate.delivery/a/output',
      'https://replicate.delivery/a/out-0.mp4?signature=1#t',
      'data:image/png;base64,AAAA',
      'data:video/webm;base64,AAAA',
      'https://replicate.delivery/a/OUT.WEBM',
      'https://replicate.delivery/a/log.txt',
    ];

    expect(order(...urls)).toEqual([urls[2], urls[4], urls[5], urls[1], urls[0], urls[3], urls[6]]);
  });

  it('takes a GIF for a video, because some models make nothing else', () => {
    expect(order('https://a.example/still.png', 'data:image/gif;base64,R0lG')[0]).toMatch(/^data:image\/gif/);
    expect(order('https://a.example/still.png', 'https://a.example/out.gif')[0]).toMatch(/gif$/);
  });

  it('is empty for nothing', () => {
    expect(order()).toEqual([]);
  });
});

describe('the label of an output', () => {
  it('is its address, without what a data URL carries', () => {
    expect(outputLabel({ url: 'https://a.example/out.mp4?a,b' })).toBe('https://a.example/out.mp4?a,b');
    expect(outputLabel({ url: `data:video/mp4;base64,${'A'.repeat(1000)}` })).toBe(
      'data:video/mp4;base64,...',
    );
  });
});
