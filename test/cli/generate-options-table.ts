/** What a set of options becomes for one model. */
export interface OptionRow {
  readonly args: string;
  /** All of the model's input, but for a seed that was drawn. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Every adjustment: `option kind asked -> used`. */
  readonly adjusted: readonly string[];
}

const everything =
  '--steps 20 --frames 30 --fps 12 --width 640 --height 360 --guidance-scale 9 --seed 0 --negative-prompt blurry --device cuda';
const shape = '--duration 7 --aspect 9:16 --resolution 720p --seed 5';
const prompt = 'sea';

/** By what each model's page at Replicate says that it takes. */
export const optionRows: readonly OptionRow[] = [
  {
    args: '-m zeroscope --seed 5',
    input: {
      ...{ prompt, model: '576w', num_inference_steps: 50, num_frames: 24, guidance_scale: 7.5 },
      ...{ width: 576, height: 320, seed: 5 },
    },
    adjusted: [],
  },
  {
    args: `-m zeroscope ${everything}`,
    input: {
      ...{ prompt, model: '576w', num_inference_steps: 20, num_frames: 30, guidance_scale: 9, fps: 12 },
      ...{ width: 640, height: 360, seed: 0, negative_prompt: 'blurry' },
    },
    adjusted: ['device unsupported cuda -> nothing'],
  },
  {
    args: `-m zeroscope-xl ${shape}`,
    input: {
      ...{ prompt, model: 'xl', num_inference_steps: 50, num_frames: 56, guidance_scale: 7.5 },
      ...{ width: 720, height: 1280, seed: 5 },
    },
    adjusted: [],
  },
  {
    args: `-m modelscope ${everything}`,
    input: {
      ...{ prompt, num_inference_steps: 20, num_frames: 30, guidance_scale: 9, fps: 12 },
      ...{ width: 640, height: 360, seed: 0, negative_prompt: 'blurry' },
    },
    adjusted: ['device unsupported cuda -> nothing'],
  },
  {
    args: `-m animatediff ${everything}`,
    input: { prompt, n_prompt: 'blurry', steps: 20, guidance_scale: 9, seed: 0 },
    adjusted: [
      'fps unsupported 12 -> 8',
      'frames rounded 30 -> 16',
      'width rounded 640 -> 512',
      'height rounded 360 -> 512',
      'device unsupported cuda -> nothing',
    ],
  },
  {
    args: `-m hotshot ${shape}`,
    input: { prompt, mp4: true, width: 576, height: 1024, seed: 5 },
    adjusted: ['duration rounded 7 -> 1', 'resolution clamped 720p -> 576p'],
  },
  {
    args: `-m ltx ${everything}`,
    input: {
      ...{ prompt, negative_prompt: 'blurry', steps: 20, cfg: 9, seed: 0 },
      ...{ length: 97, aspect_ratio: '16:9', target_size: 512 },
    },
    adjusted: [
      'fps unsupported 12 -> 24',
      'frames clamped 30 -> 97',
      'width clamped 640 -> 683',
      'height clamped 360 -> 384',
      'device unsupported cuda -> nothing',
    ],
  },
  {
    args: `-m hunyuan ${everything}`,
    input: {
      ...{ prompt, infer_steps: 20, embedded_guidance_scale: 9, seed: 0, fps: 12 },
      ...{ video_length: 29, width: 640, height: 368 },
    },
    adjusted: [
      'negative-prompt unsupported blurry -> nothing',
      'frames rounded 30 -> 29',
      'height rounded 360 -> 368',
      'device unsupported cuda -> nothing',
    ],
  },
  {
    args: `-m wan ${shape}`,
    input: { prompt, num_frames: 112, aspect_ratio: '9:16', resolution: '720p', seed: 5 },
    adjusted: [],
  },
  {
    args: `-m wan-2.5 ${shape} --negative-prompt blurry`,
    input: { prompt, negative_prompt: 'blurry', duration: 10, size: '720*1280', seed: 5 },
    adjusted: ['duration rounded 7 -> 10'],
  },
  {
    args: `-m veo ${shape} --guidance-scale 9`,
    input: { prompt, duration: 8, aspect_ratio: '9:16', resolution: '720p', seed: 5 },
    adjusted: ['guidance-scale unsupported 9 -> nothing', 'duration rounded 7 -> 8'],
  },
  {
    args: `-m kling ${shape} --negative-prompt blurry`,
    input: { prompt, negative_prompt: 'blurry', duration: 10, aspect_ratio: '9:16' },
    adjusted: [
      'seed unsupported 5 -> nothing',
      'duration rounded 7 -> 10',
      'resolution unsupported 720p -> nothing',
    ],
  },
  {
    args: `-m seedance ${shape} --fps 12`,
    input: { prompt, duration: 7, aspect_ratio: '9:16', resolution: '720p', fps: 24, seed: 5 },
    adjusted: ['fps clamped 12 -> 24'],
  },
  {
    args: `-m hailuo ${shape}`,
    input: { prompt, duration: 6, resolution: '768p' },
    adjusted: [
      'seed unsupported 5 -> nothing',
      'duration rounded 7 -> 6',
      'aspect unsupported 9:16 -> nothing',
      'resolution clamped 720p -> 768p',
    ],
  },
  {
    args: `-m ray ${shape}`,
    input: { prompt, duration: 9, aspect_ratio: '9:16' },
    adjusted: ['seed unsupported 5 -> nothing', 'duration rounded 7 -> 9'],
  },
  {
    args: `-m pixverse ${shape}`,
    input: { prompt, duration: 8, aspect_ratio: '9:16', quality: '720p', seed: 5 },
    adjusted: ['duration rounded 7 -> 8'],
  },
  {
    args: `-m sora ${shape}`,
    input: { prompt, seconds: 8, aspect_ratio: 'portrait' },
    adjusted: ['seed unsupported 5 -> nothing', 'duration rounded 7 -> 8'],
  },
  {
    args: `-m gen4 ${shape}`,
    input: { prompt, duration: 10, aspect_ratio: '9:16', seed: 5 },
    adjusted: ['duration rounded 7 -> 10', 'resolution unsupported 720p -> nothing'],
  },
  {
    args: `-m svd --image https://example.org/a.png ${shape}`,
    input: { input_image: 'https://example.org/a.png', video_length: '25_frames_with_svd_xt', seed: 5 },
    adjusted: [
      'prompt unsupported sea -> nothing',
      'duration clamped 7 -> 4.17',
      'aspect unsupported 9:16 -> nothing',
      'resolution unsupported 720p -> nothing',
    ],
  },
  {
    args: `-m local/draft ${everything}`,
    input: { prompt, frames: 30, fps: 12, width: 640, height: 360, seed: 0 },
    adjusted: [
      'negative-prompt unsupported blurry -> nothing',
      'steps unsupported 20 -> nothing',
      'guidance-scale unsupported 9 -> nothing',
      'device unsupported cuda -> nothing',
    ],
  },
];

/** Names of models as people know them, and what runs. */
export const modelNames: readonly (readonly [name: string, runs: string, model: string])[] = [
  ['zeroscope', 'anotherjesse/zeroscope-v2-xl', '576w'],
  ['ZEROSCOPE', 'anotherjesse/zeroscope-v2-xl', '576w'],
  ['cerspense/zeroscope_v2_576w', 'anotherjesse/zeroscope-v2-xl', '576w'],
  ['cerspense/zeroscope_v2_XL', 'anotherjesse/zeroscope-v2-xl', 'xl'],
  ['anotherjesse/zeroscope-v2-xl', 'anotherjesse/zeroscope-v2-xl', 'xl'],
  ['damo-vilab/modelscope-damo-text-to-video-synthesis', 'cjwbw/damo-text-to-video', ''],
  ['Lightricks/LTX-Video', 'lightricks/ltx-video', ''],
  ['wan-video/wan-2.2-t2v-fast', 'wan-video/wan-2.2-t2v-fast', ''],
];
