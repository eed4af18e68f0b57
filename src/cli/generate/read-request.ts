import { resolve } from 'node:path';
import { withDefaults } from '../../domain/config/default-options.js';
import type { Settings } from '../../domain/config.js';
import { AivideoError } from '../../domain/errors.js';
import type { CommonOptions } from '../../domain/models/common-options.js';
import { isUrl } from '../../workflows/clips/input-media.js';
import type { ClipRequest } from '../../workflows/plan-clips.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { type PromptFlags, readPrompt } from './read-prompt.js';

/** Options of `generate` as commander leaves them. */
interface GenerateFlags extends PromptFlags {
  readonly model?: string;
  readonly steps?: number;
  readonly frames?: number;
  readonly fps?: number;
  readonly duration?: number;
  readonly width?: number;
  readonly height?: number;
  readonly aspect?: string;
  readonly resolution?: string;
  readonly guidanceScale?: number;
  readonly seed?: number;
  readonly negativePrompt?: string;
  readonly device?: string;
  readonly image?: string;
  readonly lastImage?: string;
  readonly initVideo?: string;
  readonly input?: readonly (readonly [string, string])[];
  readonly count?: number;
  readonly retakes?: number;
  readonly concurrency?: number;
  readonly deadline?: number;
  readonly output?: string;
  readonly force?: boolean;
  readonly draft?: boolean;
  readonly dryRun?: boolean;
  readonly detach?: boolean;
  readonly maxCost?: number;
  readonly allowUnknownPrice?: boolean;
  readonly new?: boolean;
  readonly yes?: boolean;
  readonly enhance?: boolean;
  readonly prompts?: 'rules' | 'llm';
}

/** A request, and whether its result goes to standard output as bytes. */
export interface ReadRequest {
  readonly request: ClipRequest;
  readonly toStdout: boolean;
  readonly dryRun: boolean;
  /** Never go on with an earlier run. */
  readonly newRun: boolean;
  /** Spend without asking. */
  readonly yes: boolean;
}

/** Turns flags and settings into a request. `folder` is where `-o -` collects the clip first. */
export async function readRequest(
  call: CommandCall,
  context: CliContext,
  settings: Settings,
): Promise<ReadRequest> {
  const flags = call.options as GenerateFlags;
  refuseEmpty(flags);
  if (flags.prompts !== undefined && flags.enhance !== true)
    throw usage('`--prompts` says who makes the prompt better, so it needs `--enhance`');
  const prompt = await readPrompt(
    { words: (call.args[0] ?? []) as readonly string[], flags, command: 'generate' },
    context,
  );
  const toStdout = flags.output === '-';
  if (toStdout) checkStdout(flags, context);
  const services = await context.services();
  const enhancer = flags.enhance === true ? await services.promptWriter(flags.prompts) : undefined;
  return {
    toStdout,
    dryRun: flags.dryRun === true,
    newRun: flags.new === true || toStdout,
    yes: flags.yes === true,
    request: {
      ...optional('model', flags.model ?? settings.model),
      options: readOptions(flags, settings, { prompt, cwd: context.platform.cwd }),
      inputs: (flags.input ?? []).map(([key, text]) => [key, fromCwd(text, context)] as const),
      modelInputs: (model) => settings.models[model]?.input ?? {},
      hasToken: services.hasToken,
      draft: flags.draft === false ? 'never' : settings.draft,
      planOnly: flags.dryRun === true,
      count: flags.count ?? 1,
      ...optional('enhancer', enhancer),
      ...optional('retakes', flags.retakes),
      concurrency: flags.concurrency ?? settings.concurrency,
      deadlineSeconds: (model) =>
        flags.deadline ?? settings.models[model]?.deadlineSeconds ?? settings.deadlineSeconds,
      target: await readTarget(flags.output, context, services.folders.output),
      overwrite: flags.force === true,
      ...optional('maxCostUsd', flags.maxCost ?? settings.maxCost),
      allowUnknownPrice: flags.allowUnknownPrice === true,
      priceUsd: (model) => settings.models[model]?.priceUsd,
    },
  };
}

const neverEmpty = [
  'promptFile',
  'model',
  'resolution',
  'device',
  'image',
  'lastImage',
  'initVideo',
] as const;

/** What a script's unset variable leaves behind; it must not be taken for "not given". */
function refuseEmpty(flags: GenerateFlags): void {
  const empty = neverEmpty.find((name) => flags[name]?.trim() === '');
  if (empty !== undefined)
    throw usage(`\`--${empty.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}\` is empty`);
  const [key] = flags.input?.find(([, text]) => text.trim() === '@') ?? [];
  if (key !== undefined) throw usage(`\`--input ${key}=@\` names no file`);
}

interface Surroundings {
  readonly prompt: string | undefined;
  readonly cwd: string;
}

function readOptions(flags: GenerateFlags, settings: Settings, { prompt, cwd }: Surroundings): CommonOptions {
  const media = (value: string | undefined) =>
    value === undefined || isUrl(value) ? value : resolve(cwd, value);
  const asked: CommonOptions = {
    ...optional('prompt', prompt),
    ...optional('negativePrompt', flags.negativePrompt),
    ...optional('steps', flags.steps),
    ...optional('frames', flags.frames),
    ...optional('fps', flags.fps),
    ...optional('durationSeconds', flags.duration),
    ...optional('width', flags.width),
    ...optional('height', flags.height),
    ...optional('aspect', flags.aspect),
    ...optional('resolution', flags.resolution),
    ...optional('guidanceScale', flags.guidanceScale),
    ...optional('seed', flags.seed),
    ...optional('device', flags.device),
    ...optional('image', media(flags.image)),
    ...optional('lastImage', media(flags.lastImage)),
    ...optional('initVideo', media(flags.initVideo)),
  };
  return withDefaults(asked, settings);
}

function fromCwd(text: string, { platform }: CliContext): string {
  return text.startsWith('@') ? `@${resolve(platform.cwd, text.slice(1))}` : text;
}

function checkStdout(flags: GenerateFlags, { platform, globals }: CliContext): void {
  if ((flags.count ?? 1) > 1) throw usage('`-o -` takes one clip; `--count` asks for more');
  if ((flags.retakes ?? 0) > 0) throw usage('`-o -` takes one clip; `--retakes` keeps every take as a file');
  if (flags.detach === true) throw usage('`-o -` waits for the clip; `--detach` leaves before it is there');
  if (globals.json || globals.jsonStream) throw usage('`-o -` and `--json` both want standard output');
  if (platform.stdout.isTTY === true)
    throw usage('`-o -` would write a video to the terminal; send it to a file or a program');
}

async function readTarget(
  output: string | undefined,
  { platform }: CliContext,
  folder: string,
): Promise<ClipRequest['target']> {
  if (output === undefined || output === '-') return { kind: 'folder', path: folder };
  if (output === '') throw usage('`--output` is empty');
  const path = resolve(platform.cwd, output);
  if (/[/\\]$/.test(output) || (await platform.disk.isFolder(path))) return { kind: 'folder', path };
  if (/\.(mp4|m4v|mov)$/i.test(output)) return { kind: 'file', path };
  throw usage(`\`--output ${output}\` must end in .mp4 for a file or in / for a folder`);
}

function usage(message: string): AivideoError {
  return new AivideoError('usage-invalid', message, { details: { command: 'generate' } });
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [Name in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [Name in Key]: Value });
}
