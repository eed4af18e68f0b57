import { dirname, join, parse, resolve } from 'node:path';
import { checkHybrid } from '../../domain/hybrid/check-hybrid.js';
import { type HybridSpec, listed } from '../../domain/hybrid/hybrid-spec.js';
import type { CommandCall } from '../command-definition.js';
import { readCheckedFile } from '../compose/read-film-file.js';
import type { CliContext } from '../context.js';
import { hybridKeys, namedAsOption } from './hybrid-keys.js';
import { usageError } from './usage-error.js';

/** A hybrid film, and where it goes. */
export interface ReadHybrid {
  /** With absolute paths. */
  readonly spec: HybridSpec;
  /** Absolute. */
  readonly outputPath: string;
}

/** Reads options, and a film file beneath them. Errors: `usage-invalid`. */
export async function readHybrid({ args, options }: CommandCall, context: CliContext): Promise<ReadHybrid> {
  if (options.auto === true) throw usageError('`--auto` needs `--script`');
  const file = typeof args[0] === 'string' ? args[0] : undefined;
  const { cwd } = context.platform;
  if (file !== undefined && !/\.(ya?ml|json)$/i.test(file))
    throw usageError(
      `\`${file}\` is no film file; name the halves with \`--simulation\` and \`--prompt\` or \`--ai\``,
    );
  const beneath =
    file === undefined
      ? {}
      : withPathsFrom(
          await readCheckedFile(file, context, { command: 'hybrid', check: checkHybrid }),
          dirname(resolve(cwd, file)),
        );
  const asked = hybridKeys(options, beneath);
  const checked = checkHybrid({ ...beneath, ...asked });
  if ('problem' in checked) throw usageError(namedAsOption(checked.problem.message, asked));
  const spec = withPathsFrom(checked.spec, cwd);
  if (listed(spec.simulation).length === 0) throw usageError('`hybrid` needs a simulation: `--simulation`');
  if (spec.ai !== undefined && spec.prompt !== undefined)
    throw usageError('The AI half is given twice: by `--ai` and by `--prompt`');
  return { spec, outputPath: await outputOf(spec, { file, output: options.output }, context) };
}

/** The same film with all its paths absolute. What the simulation is given as may be words: it is looked at later. */
function withPathsFrom(spec: HybridSpec, folder: string): HybridSpec {
  const absolute = <Entry extends { readonly file: string }>(entry: string | Entry): string | Entry =>
    typeof entry === 'string' ? resolve(folder, entry) : { ...entry, file: resolve(folder, entry.file) };
  const { ai, music, captions, narration, simulation, output } = spec;
  return {
    ...spec,
    ...(ai === undefined ? {} : { ai: listed(ai).map((path) => resolve(folder, path)) }),
    ...(simulation === undefined
      ? {}
      : { simulation: listed(simulation).map((what) => (isFileName(what) ? resolve(folder, what) : what)) }),
    ...(output === undefined ? {} : { output: resolve(folder, output) + (/[/\\]$/.test(output) ? '/' : '') }),
    ...(music === undefined ? {} : { music: absolute(music) }),
    ...(captions === undefined ? {} : { captions: absolute(captions) }),
    ...(narration === undefined ? {} : { narration: absolute(narration) }),
  };
}

/** Whether a simulation is named by a file: a video, or a spec. */
export function isFileName(text: string): boolean {
  return /\.(mp4|m4v|mov|webm|mkv|ts|gif|ya?ml|json)$/i.test(text.trim());
}

async function outputOf(
  spec: HybridSpec,
  { file, output: asked }: { readonly file: string | undefined; readonly output: unknown },
  context: CliContext,
): Promise<string> {
  const { platform } = context;
  const output = typeof asked === 'string' ? asked : spec.output;
  if (output === '') throw usageError('`--output` is empty');
  const name = file === undefined ? 'hybrid.mp4' : `${parse(file).name}.mp4`;
  if (output === undefined) return join((await context.services()).folders.output, name);
  const path = resolve(platform.cwd, output);
  if (/[/\\]$/.test(output) || (await platform.disk.isFolder(path))) return join(path, name);
  if (!/\.(mp4|m4v|mov)$/i.test(path))
    throw usageError(`\`--output ${output}\` must end in .mp4 for a file or in / for a folder`);
  return path;
}
