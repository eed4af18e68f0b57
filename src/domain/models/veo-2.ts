import { buildSchema, choice, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

/** Veo 2 (https://replicate.com/google/veo-2). */
export const veo2 = defineModel({
  name: 'veo-2',
  aliases: ['veo2'],
  provider: 'replicate',
  slug: 'google/veo-2',
  official: true,
  kind: 'both',
  title: 'Veo 2',
  description: "Google's earlier model: silent, 720p, good physics",
  schema: buildSchema('uri', [
    text('prompt'),
    choice('aspect_ratio', ['16:9', '9:16'], { default: '16:9' }),
    choice('duration', [5, 6, 7, 8], { default: 5, description: 'Seconds' }),
    uri('image', { description: 'Start frame' }),
    integer('seed'),
  ]),
  options: {
    prompt: 'prompt',
    seed: 'seed',
    image: 'image',
    length: { by: 'seconds', input: 'duration' },
    fps: { fixed: 24 },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { fixed: 720 } },
  },
  price: secondHand({ by: 'second', rates: [{ usd: 0.5 }] }, 'a table in a public project'),
  typicalRunSeconds: [60, 240],
  licence: { name: 'Terms of Google', url: 'https://replicate.com/google/veo-2' },
  sizes: '720p, 16:9 or 9:16',
  lengths: '5 to 8 s',
});
