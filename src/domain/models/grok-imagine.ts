import { buildSchema, choice, integer, text, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import { secondHand } from './price-terms.js';

/** Grok Imagine Video (https://replicate.com/xai/grok-imagine-video). */
export const grokImagine = defineModel({
  name: 'grok-imagine',
  aliases: ['grok', 'grok-imagine-video'],
  provider: 'replicate',
  slug: 'xai/grok-imagine-video',
  official: true,
  kind: 'both',
  title: 'Grok Imagine Video',
  description: "xAI's model: cheap, any length up to 15 s, edits videos too",
  schema: buildSchema('uri', [
    uri('image', { description: 'Start frame' }),
    uri('video', { description: 'Video to edit, at most 8.7 s' }),
    text('prompt', { required: true }),
    integer('duration', {
      default: 5,
      minimum: 1,
      maximum: 15,
      description: 'Seconds; passed over when a video is edited',
    }),
    choice('resolution', ['720p', '480p'], { default: '720p' }),
    choice('aspect_ratio', ['auto', '16:9', '4:3', '1:1', '9:16', '3:4', '3:2', '2:3'], { default: 'auto' }),
  ]),
  options: {
    prompt: 'prompt',
    image: 'image',
    initVideo: 'video',
    length: { by: 'seconds', input: 'duration' },
    size: { by: 'shape', aspect: { input: 'aspect_ratio' }, resolution: { input: 'resolution' } },
  },
  price: secondHand({ by: 'second', rates: [{ usd: 0.05 }] }, 'tables in public projects of 2026'),
  licence: { name: 'Terms of xAI', url: 'https://replicate.com/xai/grok-imagine-video' },
  sizes: '480p or 720p; 7 shapes',
  lengths: '1 to 15 s',
});
