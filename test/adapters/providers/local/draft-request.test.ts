import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readDraftRequest,
  readRequestData,
  readRequestUrl,
  requestData,
  requestUrl,
} from '../../../../src/adapters/providers/local/draft-request.js';

const input = { prompt: '바다 위의 노을', frames: 24, fps: 12, width: 64, height: 48, seed: 0 };

describe('a request for a draft', () => {
  it('has what was not asked for by default', () => {
    expect(readDraftRequest('draft', { prompt: 'sea' }).draft).toEqual({
      prompt: 'sea',
      frames: 120,
      fps: 24,
      width: 1280,
      height: 720,
      seed: 0,
    });
  });

  it('has a name of 26 lower-case letters and digits that follows from its input alone', () => {
    const { id } = readDraftRequest('draft', input);
    const turned = Object.fromEntries(Object.entries(input).reverse());

    expect(id).toMatch(/^[a-z2-7]{26}$/);
    expect(readDraftRequest('draft', turned).id).toBe(id);
    for (const change of [{ seed: 1 }, { prompt: '바다' }, { frames: 25 }]) {
      expect(readDraftRequest('draft', { ...input, ...change }).id).not.toBe(id);
    }
  });

  it.each([
    [{ prompt: 'sea', width: 63 }, 'Input `width` can not be 63: width must be even'],
    [{ prompt: 'sea', height: 8 }, 'Input `height` can not be 8: height must be at least 16'],
    [{ prompt: 'sea', frames: 1.5 }, /^Input `frames` can not be 1.5: /],
    [{ prompt: 'sea', seed: -1 }, /^Input `seed` can not be -1: /],
    [{ prompt: 'sea', fps: 'fast' }, /^Input `fps` can not be "fast": /],
    [{ frames: 3 }, /^Input `prompt` can not be null: /],
    [{ prompt: 'sea', steps: 50 }, /^The draft model does not take this input: .*steps/],
  ])('is refused with %j', (wrong, message) => {
    const read = () => readDraftRequest('draft', wrong as Parameters<typeof readDraftRequest>[1]);

    expect(read).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(read).toThrow(message);
  });

  it('goes by `draft` and `local/draft` only', () => {
    expect(readDraftRequest('local/draft', input).draft.seed).toBe(0);
    expect(() => readDraftRequest('zeroscope', input)).toThrow(
      'The provider `local` has no model `zeroscope`, only `draft`',
    );
  });
});

describe('what carries a request', () => {
  it('gives it back: the data of a handle, and the address of an output', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.nat(), (prompt, seed) => {
        const request = readDraftRequest('draft', { ...input, prompt, seed });

        expect(readRequestData(request.id, requestData(request))).toEqual(request);
        expect(readRequestUrl(requestUrl(request))).toEqual(request);
      }),
    );
  });

  it('is refused when its name and its input do not belong together', () => {
    const [one, other] = [readDraftRequest('draft', input), readDraftRequest('draft', { ...input, seed: 1 })];

    expect(readRequestData(one.id, requestData(other))).toBeUndefined();
    expect(readRequestData(one.id, null)).toBeUndefined();
    expect(readRequestData(one.id, { modelRef: 'draft', input: { prompt: '' } })).toBeUndefined();
  });

  it.each(['local:abc', 'local:aaaaaaaaaaaaaaaaaaaaaaaaaa?bm9uc2Vuc2U', 'https://example.com/a.mp4', ''])(
    'is no address like %j',
    (url) => {
      expect(() => readRequestUrl(url)).toThrow(expect.objectContaining({ code: 'output-missing' }));
    },
  );
});
