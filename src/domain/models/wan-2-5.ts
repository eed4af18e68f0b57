import { buildSchema, choice, flag, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { OptionMap } from './option-map.js';
import { secondHand } from './price-terms.js';

const shared = {
  provider: 'replicate',
  official: true,
  licence: { name: 'Terms of Alibaba Cloud', url: 'https://replicate.com/wan-video/wan-2.5-t2v' },
  notes: ['Makes sound to fit; --input audio=@speech.mp3 (3 to 30 s) gives it a voice to follow'],
  lengths: '5 or 10 s',
} as const;

const common = [
  text('prompt', { required: true }),
  text('negative_prompt'),
  uri('audio', { description: 'WAV or MP3, 3 to 30 s, up to 15 MB' }),
  choice('duration', [5, 10], { default: 5, description: 'Seconds' }),
  flag('enable_prompt_expansion', { default: true }),
  integer('seed'),
];

const image = uri('image', { required: true, description: 'Start frame' });

const options: OptionMap = {
  prompt: 'prompt',
  negativePrompt: 'negative_prompt',
  seed: 'seed',
  length: { by: 'seconds', input: 'duration' },
};

const textOptions: OptionMap = { ...options, size: { by: 'list', input: 'size' } };

const imageOptions: OptionMap = {
  ...options,
  image: 'image',
  size: { by: 'shape', resolution: { input: 'resolution' } },
  reasons: { size: 'the start image decides the shape' },
};

const textPrice = secondHand(
  {
    by: 'second',
    rates: [
      { when: { size: '832*480' }, usd: 0.05 },
      { when: { size: '480*832' }, usd: 0.05 },
      { when: { size: '1280*720' }, usd: 0.1 },
      { when: { size: '720*1280' }, usd: 0.1 },
      { when: { size: '1920*1080' }, usd: 0.15 },
      { when: { size: '1080*1920' }, usd: 0.15 },
    ],
  },
  'list prices of other services for the same model',
);

const imagePrice = secondHand(
  {
    by: 'second',
    rates: [
      { when: { resolution: '480p' }, usd: 0.05 },
      { when: { resolution: '720p' }, usd: 0.1 },
      { when: { resolution: '1080p' }, usd: 0.15 },
    ],
  },
  'list prices of other services for the same model',
);

const fastSource = 'tables in public projects, which disagree widely';

/** Wan 2.5 text to video (https://replicate.com/wan-video/wan-2.5-t2v). */
export const wan25 = defineModel({
  ...shared,
  name: 'wan-2.5',
  aliases: ['wan2.5', 'wan-2.5-t2v'],
  slug: 'wan-video/wan-2.5-t2v',
  kind: 'text-to-video',
  title: 'Wan 2.5 text to video',
  description: 'Wan with sound, up to 10 s and 1080p',
  schema: buildSchema('uri', [
    ...common,
    choice('size', ['832*480', '480*832', '1280*720', '720*1280', '1920*1080', '1080*1920'], {
      default: '1280*720',
    }),
  ]),
  options: textOptions,
  price: textPrice,
  sizes: '480p, 720p, 1080p; 16:9 or 9:16',
  imageSibling: 'wan-2.5-i2v',
});

/** Wan 2.5 text to video, fast (https://replicate.com/wan-video/wan-2.5-t2v-fast). */
export const wan25Fast = defineModel({
  ...shared,
  name: 'wan-2.5-fast',
  aliases: ['wan-2.5-t2v-fast'],
  slug: 'wan-video/wan-2.5-t2v-fast',
  kind: 'text-to-video',
  title: 'Wan 2.5 text to video, fast',
  description: 'Faster and cheaper Wan 2.5, from 720p on',
  schema: buildSchema('uri', [
    ...common,
    choice('size', ['1280*720', '720*1280', '1920*1080', '1080*1920'], { default: '1280*720' }),
  ]),
  options: textOptions,
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { size: '1280*720' }, usd: 0.016, highUsd: 0.07 },
        { when: { size: '720*1280' }, usd: 0.016, highUsd: 0.07 },
        { when: { size: '1920*1080' }, usd: 0.03, highUsd: 0.105 },
        { when: { size: '1080*1920' }, usd: 0.03, highUsd: 0.105 },
      ],
    },
    fastSource,
  ),
  sizes: '720p or 1080p; 16:9 or 9:16',
  imageSibling: 'wan-2.5-i2v-fast',
});

/** Wan 2.5 image to video (https://replicate.com/wan-video/wan-2.5-i2v). */
export const wan25Image = defineModel({
  ...shared,
  name: 'wan-2.5-i2v',
  slug: 'wan-video/wan-2.5-i2v',
  kind: 'image-to-video',
  title: 'Wan 2.5 image to video',
  description: 'Wan with sound from a start image, up to 10 s and 1080p',
  schema: buildSchema('uri', [
    ...common,
    image,
    choice('resolution', ['480p', '720p', '1080p'], { default: '720p' }),
  ]),
  options: imageOptions,
  price: imagePrice,
  sizes: '480p, 720p or 1080p, shape of the image',
});

/** Wan 2.5 image to video, fast (https://replicate.com/wan-video/wan-2.5-i2v-fast). */
export const wan25ImageFast = defineModel({
  ...shared,
  name: 'wan-2.5-i2v-fast',
  slug: 'wan-video/wan-2.5-i2v-fast',
  kind: 'image-to-video',
  title: 'Wan 2.5 image to video, fast',
  description: 'Faster and cheaper Wan 2.5 from a start image',
  schema: buildSchema('uri', [
    ...common,
    image,
    choice('resolution', ['720p', '1080p'], { default: '720p' }),
  ]),
  options: imageOptions,
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { resolution: '720p' }, usd: 0.016, highUsd: 0.07 },
        { when: { resolution: '1080p' }, usd: 0.03, highUsd: 0.105 },
      ],
    },
    fastSource,
  ),
  sizes: '720p or 1080p, shape of the image',
});
