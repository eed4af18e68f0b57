import { describe, expect, test } from 'vitest';
import {
  findModel,
  models,
  nearestModelNames,
  parseModelName,
  selectForOptions,
} from '../../../src/domain/models/index.js';

const version = '71996d331e8ede8ef7bd76eba9fae076d31792e4ddf4ad057779b443d6aea62f';

describe('findModel', () => {
  test.each([
    ['zeroscope', 'zeroscope'],
    ['zeroscope-xl', 'zeroscope-xl'],
    ['modelscope', 'modelscope'],
    ['svd', 'svd'],
    ['animatediff', 'animatediff'],
    ['hotshot', 'hotshot'],
    ['ltx', 'ltx'],
    ['hunyuan', 'hunyuan'],
    ['wan', 'wan-2.2'],
    ['wan-i2v', 'wan-2.2-i2v'],
    ['veo', 'veo-3.1'],
    ['veo-fast', 'veo-3.1-fast'],
    ['kling', 'kling-2.5'],
    ['seedance', 'seedance-1-pro'],
    ['seedance-lite', 'seedance-1-lite'],
    ['hailuo', 'hailuo-2.3'],
    ['ray', 'ray-2-720p'],
    ['ray-flash', 'ray-flash-2-720p'],
    ['pixverse', 'pixverse-5'],
    ['sora', 'sora-2'],
    ['gen4', 'gen-4.5'],
    ['runway', 'gen-4.5'],
    ['grok', 'grok-imagine'],
    ['draft', 'draft'],
    ['local/draft', 'draft'],
    ['cerspense/zeroscope_v2_576w', 'zeroscope'],
    ['cerspense/zeroscope_v2_XL', 'zeroscope-xl'],
    ['damo-vilab/modelscope-damo-text-to-video-synthesis', 'modelscope'],
    ['damo-vilab/text-to-video-ms-1.7b', 'modelscope'],
    ['stabilityai/stable-video-diffusion-img2vid', 'svd'],
    ['stabilityai/stable-video-diffusion-img2vid-xt', 'svd-xt'],
    ['guoyww/animatediff', 'animatediff'],
    ['hotshotco/Hotshot-XL', 'hotshot'],
    ['Lightricks/LTX-Video', 'ltx'],
    ['tencent/HunyuanVideo', 'hunyuan'],
    ['Wan-AI/Wan2.1-T2V-1.3B', 'wan-2.1'],
    ['Wan-AI/Wan2.2-T2V-A14B', 'wan-2.2'],
    ['Wan-AI/Wan2.2-I2V-A14B', 'wan-2.2-i2v'],
    ['google/veo-3.1', 'veo-3.1'],
    ['anotherjesse/zeroscope-v2-xl', 'zeroscope-xl'],
    [' Kling ', 'kling-2.5'],
  ])('finds %s as %s', (name, expected) => {
    expect(findModel(name)?.name).toBe(expected);
  });

  test('finds nothing for a name that is not in the catalogue', () => {
    expect(findModel('zeroscop')).toBeUndefined();
    expect(findModel('someone/else')).toBeUndefined();
    expect(findModel('')).toBeUndefined();
  });

  test('makes of `kling` a model that starts from words', () => {
    expect(findModel('kling')?.kind).toBe('both');
  });
});

describe('parseModelName', () => {
  test('keeps the version that was asked for', () => {
    const parsed = parseModelName(`anotherjesse/zeroscope-v2-xl:${version.toUpperCase()}`);

    expect(parsed).toMatchObject({ slug: 'anotherjesse/zeroscope-v2-xl', version, namedBy: 'slug' });
    expect(parsed?.definition?.name).toBe('zeroscope-xl');
  });

  test('hands back a slug that is not in the catalogue as it was written', () => {
    expect(parseModelName('Some-One/My.Model_2')).toEqual({ slug: 'Some-One/My.Model_2', namedBy: 'slug' });
    expect(parseModelName(`some/model:${version}`)).toEqual({ slug: 'some/model', version, namedBy: 'slug' });
  });

  test('tells how the model was named', () => {
    expect(parseModelName('wan')?.namedBy).toBe('alias');
    expect(parseModelName('Wan-AI/Wan2.2-T2V-A14B')?.namedBy).toBe('hugging-face');
    expect(parseModelName('wan-video/wan-2.2-t2v-fast')?.namedBy).toBe('slug');
    expect(parseModelName('anotherjesse/zeroscope-v2-xl')?.namedBy).toBe('slug');
  });

  test.each([
    '',
    'zeroscop',
    'a/b/c',
    '/b',
    'a/',
    'a b/c',
    'a/b:123',
    `a/b:${version}0`,
    'local/other',
    '../etc',
    'https://x/y',
  ])('does not take `%s` for a model', (text) => {
    expect(parseModelName(text)).toBeUndefined();
  });
});

describe('selectForOptions', () => {
  const wan = findModel('wan') ?? models[0];
  const kling = findModel('kling') ?? models[0];

  test('keeps the model when no image is given', () => {
    expect(wan && selectForOptions(wan, { prompt: 'a cat', initVideo: 'a.mp4' })).toBe(wan);
  });

  test('takes the sibling that starts from images when one is given', () => {
    expect(wan && selectForOptions(wan, { image: 'cat.png' }).name).toBe('wan-2.2-i2v');
    expect(wan && selectForOptions(wan, { lastImage: 'cat.png' }).name).toBe('wan-2.2-i2v');
  });

  test('keeps a model without a sibling', () => {
    expect(kling && selectForOptions(kling, { image: 'cat.png' })).toBe(kling);
  });
});

describe('nearestModelNames', () => {
  test.each([
    ['zeroscop', 'zeroscope'],
    ['klng', 'kling-2.5'],
    ['SORA2', 'sora-2'],
    ['cerspense/zeroscope_v2_XLL', 'zeroscope-xl'],
  ])('finds what `%s` was meant to be', (name, expected) => {
    expect(nearestModelNames(name)[0]).toBe(expected);
  });

  test('names three at most, and none for what is like nothing', () => {
    expect(nearestModelNames('ray-2-640p').length).toBeLessThanOrEqual(3);
    expect(nearestModelNames('completely different words')).toEqual([]);
  });
});
