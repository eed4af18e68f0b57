import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import { clipShapeOf } from './clip-shape.js';
import { readModelShelf } from './model-shelf.js';
import { resolveSettings } from './settings.js';

const shelf = readModelShelf(resolveSettings({}).schemasFolder);

test.each<[string, JsonObject, string]>([
  ['anotherjesse/zeroscope-v2-xl', {}, '576x320 24 frames at 8'],
  ['anotherjesse/zeroscope-v2-xl', { width: 1025, height: 577, num_frames: 36 }, '1024x576 36 frames at 8'],
  ['cjwbw/damo-text-to-video', {}, '256x256 16 frames at 8'],
  ['tencent/hunyuan-video', { video_length: 49 }, '864x480 49 frames at 24'],
  ['stability-ai/stable-video-diffusion', {}, '640x360 14 frames at 6'],
  ['wan-video/wan-2.2-t2v-fast', {}, '854x480 81 frames at 16'],
  ['wan-video/wan-2.5-t2v', { size: '832*480', duration: 10 }, '832x480 240 frames at 24'],
  ['bytedance/seedance-1-lite', { aspect_ratio: '1:1', duration: 2 }, '720x720 48 frames at 24'],
  [
    'bytedance/seedance-2.0',
    { aspect_ratio: 'adaptive', duration: -1 },
    '1280x720 120 frames at 24 with sound',
  ],
  ['kwaivgi/kling-v2.6', { aspect_ratio: '9:16' }, '360x640 120 frames at 24 with sound'],
  ['openai/sora-2', {}, '360x640 96 frames at 24'],
  ['zsxkib/mmaudio', {}, '640x360 192 frames at 24 with sound'],
  ['lucataco/hotshot-xl', { mp4: true }, '672x384 120 frames at 24'],
  ['lucataco/hotshot-xl', {}, 'gif of 120 frames'],
  ['jaaari/kokoro-82m', { text: 'x'.repeat(31) }, 'sound of 3 s'],
])('a clip of %s for %o is %s', (slug, input, expected) => {
  const model = shelf.bySlug(slug);
  if (model === undefined) throw new Error(`${slug} is not on the shelf`);

  const { kind, width, height, frames, fps, sound } = clipShapeOf(model, input);

  const video = `${width}x${height} ${frames} frames at ${fps}${sound ? ' with sound' : ''}`;
  const texts = { video, gif: `gif of ${frames} frames`, audio: `sound of ${frames} s` };
  expect(texts[kind]).toBe(expected);
});
