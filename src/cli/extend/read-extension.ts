import { parse, resolve } from 'node:path';
import type { Settings } from '../../domain/config.js';
import { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import { extensionSettings, framesFolder } from '../../workflows/extension/extension-parts.js';
import type { ExtensionRequest } from '../../workflows/extension/extension-request.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';

/** Options of `extend` as commander leaves them. */
interface ExtendFlags {
  readonly by?: number;
  readonly to?: number;
  readonly times?: number;
  readonly model?: string;
  readonly draft?: boolean;
  readonly resolution?: string;
  readonly seed?: number;
  readonly retakes?: number;
  readonly deadline?: number;
  readonly output?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly maxCost?: number;
  readonly allowUnknownPrice?: boolean;
}

/** Turns flags and settings into a request. Errors: `usage-invalid`. */
export async function readExtension(
  { args, options }: CommandCall,
  context: CliContext,
  settings: Settings,
): Promise<ExtensionRequest> {
  const flags = options as ExtendFlags;
  const services = await context.services();
  const clip = resolve(context.platform.cwd, String(args[0]));
  const words = (args[1] ?? []) as readonly string[];
  const model = modelOf(flags, settings);
  const { deadline } = flags;
  return {
    clip,
    ...(words.length === 0 ? {} : { prompt: words.join(' ') }),
    ...kept({ model, seed: flags.seed, resolution: flags.resolution, retakes: flags.retakes }),
    length: kept({ by: flags.by, to: flags.to, times: flags.times }),
    output: await outputOf(flags, clip, context, services.folders.output),
    overwrite: flags.force === true,
    framesFolder: framesFolder(services),
    ...extensionSettings(services, settings),
    ...(deadline === undefined ? {} : { deadlineSeconds: () => deadline }),
    planOnly: flags.dryRun === true,
    ...kept({ maxCostUsd: flags.maxCost ?? settings.maxCost }),
    allowUnknownPrice: flags.allowUnknownPrice === true,
  };
}

function modelOf({ draft, model }: ExtendFlags, settings: Settings): string | undefined {
  if (model?.trim() === '') throw usage('`--model` is empty');
  if (draft !== true) return model ?? settings.model;
  if (model !== undefined) throw usage(`\`--draft\` draws here, and \`--model ${model}\` runs elsewhere`);
  return 'local/draft';
}

async function outputOf(
  { output }: ExtendFlags,
  clip: string,
  { platform }: CliContext,
  folder: string,
): Promise<string> {
  const name = `${parse(clip).name.normalize('NFC')}-extended.mp4`;
  if (output === undefined) return resolve(folder, name);
  if (output === '') throw usage('`--output` is empty');
  const path = resolve(platform.cwd, output);
  if (/[/\\]$/.test(output) || (await platform.disk.isFolder(path))) return resolve(path, name);
  if (path === clip) throw usage('`--output` is the clip itself');
  if (/\.(mp4|m4v)$/i.test(output)) return path;
  throw usage(`\`--output ${output}\` must end in .mp4 for a file or in / for a folder`);
}

/** What makes two commands the same: everything that was asked, and the clip as it is. */
export function extensionKey(request: ExtensionRequest, sha256: string): JsonObject {
  const { clip, prompt, model, seed, resolution, length, output } = request;
  return {
    command: 'extend',
    ...{ clip, sha256, output },
    ...kept({ prompt, model, seed, resolution }),
    length: { ...length } as JsonObject,
  };
}

type Kept<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

function kept<Values extends object>(values: Values): Kept<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Kept<Values>;
}

function usage(message: string): AivideoError {
  return new AivideoError('usage-invalid', message, { details: { command: 'extend' } });
}
