import { buildSchema, choice, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { unknownTerms } from './price-terms.js';

/** HappyHorse 1.0 (https://replicate.com/alibaba/happyhorse-1.0). */
export const happyHorse = defineModel({
  name: 'happyhorse-1.0',
  aliases: ['happyhorse', 'happy-horse'],
  provider: 'replicate',
  slug: 'alibaba/happyhorse-1.0',
  official: true,
  kind: 'both',
  title: 'HappyHorse 1.0',
  description: "Alibaba's model, any length from 3 to 15 s, up to 1080p",
  schema: buildSchema('uri', [
    text('prompt', { description: 'May be left out when there is an image' }),
    uri('image', { description: 'Start frame' }),
    choice('aspect_ratio', ['16:9', '9:16', '1:1', '4:3', '3:4'], { default: '16:9' }),
    choice('duration', [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], { default: 5, description: 'Seconds' }),
    choice('resolution', ['720p', '1080p'], { default: '1080p' }),
    integer('seed', { minimum: 0, maximum: 2147483647 }),
  ]),
  options: {
    prompt: 'prompt',
    seed: 'seed',
    image: 'image',
    length: { by: 'seconds', input: 'duration' },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'resolution' } },
  },
  price: unknownTerms(),
  licence: { name: 'Terms of Alibaba', url: 'https://replicate.com/alibaba/happyhorse-1.0' },
  sizes: '720p or 1080p; 5 shapes',
  lengths: '3 to 15 s',
});
