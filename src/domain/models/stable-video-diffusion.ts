import { buildSchema, choice, integer, number, uri } from './build-schema.js';
import { defineModel } from './define-model.js';
import type { OptionMap } from './option-map.js';
import { hardwareRates, secondHand } from './price-terms.js';

const slug = 'stability-ai/stable-video-diffusion';

const schema = buildSchema('uri', [
  uri('input_image', { required: true, description: 'The image that comes to life' }),
  choice('video_length', ['14_frames_with_svd', '25_frames_with_svd_xt'], { default: '14_frames_with_svd' }),
  choice('sizing_strategy', ['maintain_aspect_ratio', 'crop_to_16_9', 'use_image_dimensions'], {
    default: 'maintain_aspect_ratio',
    description: 'How the image is brought to the size of the video',
  }),
  integer('frames_per_second', { default: 6, minimum: 5, maximum: 30 }),
  integer('motion_bucket_id', {
    default: 127,
    minimum: 1,
    maximum: 255,
    description: 'Amount of motion, larger is more',
  }),
  number('cond_aug', { default: 0.02, description: 'Noise added to the image' }),
  integer('decoding_t', { default: 14, description: 'Frames decoded at once' }),
  integer('seed'),
]);

const options: OptionMap = {
  seed: 'seed',
  image: 'input_image',
  length: {
    by: 'frames',
    input: 'video_length',
    names: { '14_frames_with_svd': 14, '25_frames_with_svd_xt': 25 },
  },
  fps: { input: 'frames_per_second' },
  reasons: {
    prompt: 'Stable Video Diffusion follows the image alone, words can not steer it',
    size: 'the start image decides the size',
  },
};

const shared = {
  provider: 'replicate',
  slug,
  version: '3f0457e4619daac51203dedb472816fd4af51f3149fa7a9e0b5ffcf1b8172438',
  official: false,
  kind: 'image-to-video',
  schema,
  options,
  price: secondHand(
    { by: 'gpu-second', ...hardwareRates.a100 },
    'public copies of the hardware rates; hardware and run time are judged from models of this size',
  ),
  notes: ['Takes no prompt: --input motion_bucket_id=... sets how much moves'],
  sizes: 'that of the image, about 1024x576',
} as const;

/** Stable Video Diffusion (https://replicate.com/stability-ai/stable-video-diffusion). */
export const stableVideoDiffusion = defineModel({
  ...shared,
  name: 'svd',
  aliases: ['stable-video-diffusion', slug],
  huggingFaceIds: ['stabilityai/stable-video-diffusion-img2vid'],
  title: 'Stable Video Diffusion',
  description: 'Brings one image to life for 14 or 25 frames, without a prompt',
  typicalRunSeconds: [30, 120],
  licence: {
    name: 'Stability AI Community Licence',
    url: 'https://huggingface.co/stabilityai/stable-video-diffusion-img2vid',
  },
  lengths: '14 or 25 frames at 5 to 30 fps',
});

/** Stable Video Diffusion XT (https://replicate.com/stability-ai/stable-video-diffusion). */
export const stableVideoDiffusionXt = defineModel({
  ...shared,
  name: 'svd-xt',
  aliases: ['stable-video-diffusion-xt'],
  huggingFaceIds: [
    'stabilityai/stable-video-diffusion-img2vid-xt',
    'stabilityai/stable-video-diffusion-img2vid-xt-1-1',
  ],
  title: 'Stable Video Diffusion XT',
  description: 'Brings one image to life for 25 frames, without a prompt',
  defaults: { video_length: '25_frames_with_svd_xt' },
  typicalRunSeconds: [40, 150],
  licence: {
    name: 'Stability AI Community Licence',
    url: 'https://huggingface.co/stabilityai/stable-video-diffusion-img2vid-xt',
  },
  lengths: '25 or 14 frames at 5 to 30 fps',
});
