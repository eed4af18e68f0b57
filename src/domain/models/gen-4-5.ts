import { buildSchema, choice, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

/** Runway Gen-4.5 (https://replicate.com/runwayml/gen-4.5). */
export const gen45 = defineModel({
  name: 'gen-4.5',
  aliases: ['gen4', 'gen-4', 'gen4.5', 'runway'],
  provider: 'replicate',
  slug: 'runwayml/gen-4.5',
  official: true,
  kind: 'both',
  title: 'Runway Gen-4.5',
  description: "Runway's best motion and close following of the prompt",
  schema: buildSchema('uri', [
    integer('seed'),
    uri('image', { description: 'Start frame' }),
    text('prompt', { required: true }),
    choice('duration', [5, 10], { default: 5, description: 'Seconds' }),
    choice('aspect_ratio', ['16:9', '9:16', '4:3', '3:4', '1:1', '21:9'], { default: '16:9' }),
  ]),
  options: {
    prompt: 'prompt',
    seed: 'seed',
    image: 'image',
    length: { by: 'seconds', input: 'duration' },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' } },
  },
  promptLimit: {
    unit: 'characters',
    count: 1000,
    source: "Runway's API documentation: promptText has at most 1,000 characters",
  },
  price: secondHand({ by: 'second', rates: [{ usd: 0.12 }] }, 'tables in public projects of 2026'),
  licence: { name: 'Terms of Runway', url: 'https://replicate.com/runwayml/gen-4.5' },
  sizes: '6 shapes',
  lengths: '5 or 10 s',
});
