import { buildSchema, choice, flag, integer, list, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

/** Seedance 2.0 (https://replicate.com/bytedance/seedance-2.0). */
export const seedance2 = defineModel({
  name: 'seedance-2',
  aliases: ['seedance-2.0', 'seedance2'],
  provider: 'replicate',
  slug: 'bytedance/seedance-2.0',
  official: true,
  kind: 'both',
  title: 'Seedance 2.0',
  description: 'Seedance with native sound and reference images, videos and voices',
  schema: buildSchema('uri', [
    integer('seed'),
    uri('image', { description: 'Start frame; not together with reference images' }),
    text('prompt', { required: true }),
    integer('duration', {
      default: 5,
      minimum: -1,
      maximum: 15,
      description: 'Seconds; -1 lets the model choose',
    }),
    choice('resolution', ['480p', '720p', '1080p'], { default: '720p' }),
    choice('aspect_ratio', ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9', '9:21', 'adaptive'], {
      default: '16:9',
    }),
    flag('generate_audio', { default: true }),
    uri('last_frame_image', { description: 'Last frame, only with a start frame' }),
    list('reference_audios', { default: [], description: 'Up to 3, 15 s in all' }),
    list('reference_images', { default: [], description: 'Up to 9; not with first or last frames' }),
    list('reference_videos', { default: [], description: 'Up to 3, 15 s in all' }),
  ]),
  options: {
    prompt: 'prompt',
    seed: 'seed',
    image: 'image',
    lastImage: { input: 'last_frame_image', needsImage: true },
    length: { by: 'seconds', input: 'duration', minimum: 1 },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'resolution' } },
  },
  price: secondHand(
    {
      by: 'second',
      rates: [
        { when: { resolution: '480p', reference_videos: [] }, usd: 0.08 },
        { when: { resolution: '480p' }, usd: 0.1 },
        { when: { resolution: '720p', reference_videos: [] }, usd: 0.18 },
        { when: { resolution: '720p' }, usd: 0.22 },
        { when: { resolution: '1080p', reference_videos: [] }, usd: 0.45 },
        { when: { resolution: '1080p' }, usd: 0.55 },
      ],
    },
    'a table in a public project of 2026',
  ),
  licence: { name: 'Terms of ByteDance', url: 'https://replicate.com/bytedance/seedance-2.0' },
  notes: [
    'The prompt names references as [Image1], [Video1], [Audio1]',
    'Reference videos cost extra for every second',
  ],
  sizes: '480p, 720p, 1080p; 7 shapes',
  lengths: 'up to 15 s',
});
