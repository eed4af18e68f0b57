import * as z from 'zod';
import {
  apiAddress,
  keysError,
  modelInputValue,
  number,
  secretWord,
  text,
  wholeNumber,
} from './config/setting-types.js';

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
  prompts: z.enum(['rules', 'llm'], { error: 'be `rules` or `llm`' }).exactOptional().meta({
    description: 'Who writes prompts: `rules`, offline and free, or `llm`, a language model.',
    env: 'AIVIDEO_PROMPTS',
    defaultText: '`llm` when `llmModel` is set, else `rules`',
    example: 'rules',
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
  replicateToken: secretWord('token').exactOptional().meta({
    description: 'API token of Replicate. Better kept in the environment than in a file.',
    env: 'REPLICATE_API_TOKEN',
    secret: true,
    example: 'r8_...',
    ownerOnly: 'it is a secret',
    defaultText: 'none: drafts only',
  }),
  replicateBaseUrl: apiAddress().default('https://api.replicate.com/v1').meta({
    description: 'Address of the Replicate API.',
    env: 'REPLICATE_BASE_URL',
    ownerOnly: 'the token is sent there',
  }),
  llmModel: text().exactOptional().meta({
    description: 'Language model that writes prompts: as its endpoint names it, or one on Replicate.',
    env: 'AIVIDEO_LLM_MODEL',
    defaultText: 'on Replicate `gpt-5-mini`, when asked for',
    example: 'llama3.1',
  }),
  llmBaseUrl: apiAddress().exactOptional().meta({
    description: 'OpenAI-compatible endpoint of that model, such as a local Ollama.',
    env: 'AIVIDEO_LLM_BASE_URL',
    example: 'http://127.0.0.1:11434/v1',
    ownerOnly: 'scripts and the key are sent there',
    defaultText: 'none',
  }),
  llmApiKey: secretWord('key').exactOptional().meta({
    description: 'Key for that endpoint, where it wants one. Better kept in the environment than in a file.',
    env: 'AIVIDEO_LLM_API_KEY',
    secret: true,
    example: 'sk-...',
    ownerOnly: 'it is a secret',
    defaultText: 'none',
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
