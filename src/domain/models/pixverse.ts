import { buildSchema, choice, flag, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { InputLimit, OptionMap } from './option-map.js';
import { secondHand, unknownTerms } from './price-terms.js';

const effects = [
  'None',
  "Let's YMCA!",
  'Subject 3 Fever',
  'Ghibli Live!',
  'Suit Swagger',
  'Muscle Surge',
  '360° Microwave',
  'Warmth of Jesus',
  'Emergency Beat',
  'Anything, Robot',
  'Kungfu Club',
  'Mint in Box',
  'Retro Anime Pop',
  'Vogue Walk',
  'Mega Dive',
  'Evil Trigger',
];

const start = [
  text('prompt', { required: true }),
  text('negative_prompt'),
  uri('image', { description: 'Start frame' }),
  uri('last_frame_image', { description: 'Last frame, only with a start frame' }),
];

const quality = choice('quality', ['360p', '540p', '720p', '1080p'], { default: '540p' });
const shape = choice('aspect_ratio', ['16:9', '9:16', '1:1'], { default: '16:9' });

const common = [
  ...start,
  quality,
  choice('duration', [5, 8], { default: 5, description: 'Seconds; 8 cost twice as much as 5' }),
  shape,
  integer('seed'),
  choice('effect', effects, { default: 'None' }),
];

const options: OptionMap = {
  prompt: 'prompt',
  negativePrompt: 'negative_prompt',
  seed: 'seed',
  image: 'image',
  lastImage: { input: 'last_frame_image', needsImage: true },
  length: { by: 'seconds', input: 'duration' },
  size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'quality' } },
};

const noLong1080: readonly InputLimit[] = [
  {
    when: { input: 'duration', is: [8] },
    input: 'quality',
    allowed: ['720p', '540p', '360p'],
    option: 'resolution',
    reason: 'pixverse-4.5 makes 1080p only in clips of 5 s',
  },
];

/** $0.06 a second by newer tables, $0.12 by older ones; 8 s count as 10. */
const price = secondHand(
  {
    by: 'video',
    rates: [
      { when: { duration: 5 }, usd: 0.3, highUsd: 0.6 },
      { when: { duration: 8 }, usd: 0.48, highUsd: 1.2 },
    ],
  },
  'tables in public projects, which disagree and do not tell qualities apart',
);

const shared = {
  provider: 'replicate',
  official: true,
  kind: 'both',
  options,
  promptLimit: {
    unit: 'characters',
    count: 2048,
    source: "PixVerse's API documentation: the prompt has at most 2,048 characters",
  },
  sizes: '360p to 1080p; 16:9, 9:16 or 1:1',
} as const;

/** PixVerse 4.5 (https://replicate.com/pixverse/pixverse-v4.5). */
export const pixverse45 = defineModel({
  ...shared,
  name: 'pixverse-4.5',
  aliases: ['pixverse-v4.5'],
  slug: 'pixverse/pixverse-v4.5',
  title: 'PixVerse 4.5',
  description: 'Effects, styles and sound effects on short clips',
  schema: buildSchema('uri', [
    ...common,
    choice('motion_mode', ['normal', 'smooth'], {
      default: 'normal',
      description: 'smooth costs double, 5 s only, not at 1080p',
    }),
    choice('style', ['None', 'anime', '3d_animation', 'clay', 'cyberpunk', 'comic'], { default: 'None' }),
    flag('sound_effect_switch', { default: false }),
    text('sound_effect_content', { description: 'What is heard' }),
  ]),
  limits: noLong1080,
  price,
  licence: { name: 'Terms of PixVerse', url: 'https://replicate.com/pixverse/pixverse-v4.5' },
  lengths: '5 or 8 s',
});

/** PixVerse 5 (https://replicate.com/pixverse/pixverse-v5). */
export const pixverse5 = defineModel({
  ...shared,
  name: 'pixverse-5',
  aliases: ['pixverse', 'pixverse-v5'],
  slug: 'pixverse/pixverse-v5',
  title: 'PixVerse 5',
  description: 'Lively characters and effects, good with anime',
  schema: buildSchema('uri', common),
  price,
  licence: { name: 'Terms of PixVerse', url: 'https://replicate.com/pixverse/pixverse-v5' },
  lengths: '5 or 8 s',
});

/** PixVerse 6 (https://replicate.com/pixverse/pixverse-v6). */
export const pixverse6 = defineModel({
  ...shared,
  name: 'pixverse-6',
  aliases: ['pixverse-v6'],
  slug: 'pixverse/pixverse-v6',
  title: 'PixVerse 6',
  description: 'Up to 15 s with sound and several shots in one clip',
  schema: buildSchema('uri', [
    ...start,
    shape,
    choice('duration', [5, 8, 10, 15], { default: 5, description: 'Seconds' }),
    quality,
    flag('generate_audio_switch', { default: false }),
    flag('generate_multi_clip_switch', { default: false }),
    integer('seed'),
  ]),
  price: unknownTerms(),
  licence: { name: 'Terms of PixVerse', url: 'https://replicate.com/pixverse/pixverse-v6' },
  lengths: '5, 8, 10 or 15 s',
});
