import * as z from 'zod';
import { isBaseUrl, normalizeBaseUrl } from './config/base-url.js';
import { isTokenShaped, trimToken } from './config/token-shape.js';

declare module 'zod' {
  interface GlobalMeta {
    /** Environment variable that sets the key. */
    env?: string;
    /** A value for examples, where the default does not do. */
    example?: unknown;
    /** The default in words, where it depends on the machine or on another key. */
    defaultText?: string;
    /** The value is never shown. */
    secret?: true;
    /** Why a project's file may not set the key; absent where it may. */
    ownerOnly?: string;
    /** The value is a path: `folder` that is written to, or `program` that is run. */
    path?: 'folder' | 'program';
  }
}

const modelSettings = z.strictObject(
  {
    deadlineSeconds: wholeNumber(5, 86_400).exactOptional(),
    priceUsd: number(0, 10_000).exactOptional(),
    input: z
      .record(z.string(), modelInputValue(), { error: 'be a list of inputs and values' })
      .exactOptional(),
  },
  { error: keysError },
);

/**
 * Every key of the configuration. The `Settings` type, the JSON Schema, the example file, the table in the
 * README, the environment variables and the error messages all come from here. An `error` text continues
 * the words "the key must".
 */
export const settingsSchema = z.strictObject({
  model: text().exactOptional().meta({
    description:
      'Model for `generate` when no `--model` is given: an alias, a Hugging Face id or `owner/name`.',
    env: 'AIVIDEO_MODEL',
    example: 'zeroscope',
  }),
  outputDir: text()
    .default('outputs/ai-videos')
    .meta({ description: 'Folder for finished clips.', env: 'AIVIDEO_OUTPUT_DIR', path: 'folder' }),
  stateDir: text().exactOptional().meta({
    description: 'Folder for the records of runs.',
    env: 'AIVIDEO_STATE_DIR',
    path: 'folder',
    defaultText: '`.runs` in `outputDir`',
    example: 'outputs/ai-videos/.runs',
  }),
  cacheDir: text().exactOptional().meta({
    description: 'Folder for what can be made again: model descriptions, rendered segments.',
    env: 'AIVIDEO_CACHE_DIR',
    path: 'folder',
    defaultText: "`aivideo` in the system's cache folder",
    example: '.cache/aivideo',
  }),
  draft: z.enum(['auto', 'never'], { error: 'be `auto` or `never`' }).default('auto').meta({
    description: '`auto` draws a draft when no model and no token is given; `never` makes that an error.',
    env: 'AIVIDEO_DRAFT',
  }),
  concurrency: wholeNumber(1, 64)
    .default(4)
    .meta({ description: 'Jobs at the same time.', env: 'AIVIDEO_CONCURRENCY' }),
  ffmpegPath: text().exactOptional().meta({
    description: 'The ffmpeg program to use instead of the one that is found.',
    env: 'AIVIDEO_FFMPEG_PATH',
    path: 'program',
    ownerOnly: 'it names a program to run',
    example: '/usr/local/bin/ffmpeg',
  }),
  steps: wholeNumber(1, 1000)
    .exactOptional()
    .meta({ description: 'Denoising steps.', env: 'AIVIDEO_STEPS', example: 50 }),
  frames: wholeNumber(1, 10_000)
    .exactOptional()
    .meta({ description: 'Frames in a clip.', env: 'AIVIDEO_FRAMES', example: 24 }),
  fps: number(1, 120)
    .exactOptional()
    .meta({ description: 'Frames per second.', env: 'AIVIDEO_FPS', example: 24 }),
  width: wholeNumber(16, 8192)
    .exactOptional()
    .meta({ description: 'Width of a clip in pixels.', env: 'AIVIDEO_WIDTH', example: 576 }),
  height: wholeNumber(16, 8192)
    .exactOptional()
    .meta({ description: 'Height of a clip in pixels.', env: 'AIVIDEO_HEIGHT', example: 320 }),
  aspect: text()
    .regex(/^[1-9]\d{0,2}:[1-9]\d{0,2}$/, { error: 'be two numbers like `16:9`' })
    .exactOptional()
    .meta({ description: 'Aspect ratio.', env: 'AIVIDEO_ASPECT', example: '16:9' }),
  resolution: text()
    .regex(/^([1-9]\d{2,3}[pP]|[1-9]\d?[kK])$/, { error: 'be a resolution like `720p`' })
    .exactOptional()
    .meta({ description: 'Resolution.', env: 'AIVIDEO_RESOLUTION', example: '720p' }),
  guidanceScale: number(0, 100).exactOptional().meta({
    description: 'How closely the clip follows the prompt (classifier-free guidance scale).',
    env: 'AIVIDEO_GUIDANCE_SCALE',
    example: 7.5,
  }),
  negativePrompt: text().exactOptional().meta({
    description: 'What the clip should not show.',
    env: 'AIVIDEO_NEGATIVE_PROMPT',
    example: 'blurry, watermark',
  }),
  deadlineSeconds: wholeNumber(5, 86_400).default(1800).meta({
    description: 'The provider ends a job this many seconds after its creation.',
    env: 'AIVIDEO_DEADLINE_SECONDS',
  }),
  timeoutSeconds: number(1, 604_800).exactOptional().meta({
    description: 'Stop waiting after this many seconds; the jobs go on.',
    env: 'AIVIDEO_TIMEOUT_SECONDS',
    defaultText: 'no limit',
    example: 600,
  }),
  maxCost: number(0, 1_000_000).exactOptional().meta({
    description: 'Start nothing that would take a run above this many US dollars.',
    env: 'AIVIDEO_MAX_COST',
    defaultText: 'no limit',
    example: 5,
  }),
  confirmAbove: number(0, 1_000_000).default(1).meta({
    description: 'Ask on a terminal before a run that costs more than this many US dollars.',
    env: 'AIVIDEO_CONFIRM_ABOVE',
  }),
  models: z
    .record(z.string(), modelSettings, { error: 'be a list of model names with their settings' })
    .default({})
    .meta({
      description:
        'Per model name: `deadlineSeconds`, `priceUsd` (of one clip), `input` (values the model takes).',
      example: { zeroscope: { deadlineSeconds: 900, priceUsd: 0.05, input: { num_frames: 24 } } },
    }),
  replicateToken: z
    .string({ error: 'be text' })
    .overwrite(trimToken)
    .refine(isTokenShaped, { error: 'be one word, but holds white space or characters that no token has' })
    .exactOptional()
    .meta({
      description: 'API token of Replicate. Better kept in the environment than in a file.',
      env: 'REPLICATE_API_TOKEN',
      secret: true,
      example: 'r8_...',
      ownerOnly: 'it is a secret',
      defaultText: 'none: drafts only',
    }),
  replicateBaseUrl: z
    .string({ error: 'be an address' })
    .overwrite(normalizeBaseUrl)
    .refine(isBaseUrl, {
      error: 'be an https address without user name, query or fragment (http for this machine only)',
    })
    .default('https://api.replicate.com/v1')
    .meta({
      description: 'Address of the Replicate API.',
      env: 'REPLICATE_BASE_URL',
      ownerOnly: 'the token is sent there',
    }),
});

type ParsedSettings = z.output<typeof settingsSchema>;

/** Name of a configuration key. */
export type SettingKey = keyof ParsedSettings;

/** What is settled for one model by its name. */
export type ModelSettings = Readonly<z.output<typeof modelSettings>>;

/** The configuration from all its sources, with defaults. Paths are absolute, but for a program's bare name. */
export interface Settings extends Readonly<ParsedSettings> {
  readonly stateDir: string;
  readonly cacheDir: string;
}

/** All keys in the order in which they are listed. */
export const settingKeys: readonly SettingKey[] = settingsSchema.keyof().options;

function text() {
  return z.string({ error: 'be text' }).min(1, { error: 'not be empty' });
}

function wholeNumber(minimum: number, maximum: number) {
  const range = { error: `be between ${minimum} and ${maximum}` };
  return z
    .int({ error: `be a whole number between ${minimum} and ${maximum}` })
    .min(minimum, range)
    .max(maximum, range);
}

function number(minimum: number, maximum: number) {
  const range = { error: `be between ${minimum} and ${maximum}` };
  return z
    .number({ error: `be a number between ${minimum} and ${maximum}` })
    .min(minimum, range)
    .max(maximum, range);
}

/** What a model's own input can be set to. Not deeper: a file with aliases could otherwise grow without end. */
function modelInputValue() {
  const scalar = z.union([z.string(), z.number(), z.boolean()]);
  return z.union([scalar, z.array(scalar)], {
    error: 'be text, a number, `true`, `false` or a list of these',
  });
}

/** The words for a value that is no object; an unknown key inside keeps its own message. */
function keysError(issue: { readonly code?: string | undefined }): string | undefined {
  return issue.code === 'invalid_type' ? 'be a list of keys and values' : undefined;
}
