import { resolve } from 'node:path';
import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import { type InspectDeps, type InspectedClip, inspectClip } from '../../workflows/inspect-clip.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { inspectionLines } from './inspection-lines.js';

const argumentsSchema = z.tuple([z.array(z.string()).min(1)]);

/**
 * Carries out `aivideo inspect`. People get every file that can be read and then the first error; machines get all
 * files or one error.
 */
export async function inspectFiles({ args }: CommandCall, context: CliContext): Promise<number> {
  const [files] = argumentsSchema.parse(args);
  const paths = files.map((file) => resolve(context.platform.cwd, file));
  const deps = await inspectDeps(context);
  if (context.globals.json || context.globals.jsonStream) await printJson(deps, paths, context);
  else await printListing(deps, paths, context);
  return 0;
}

async function inspectDeps(context: CliContext): Promise<InspectDeps> {
  const services = await context.services();
  const [prober, provenance, files] = await Promise.all([
    services.prober(),
    services.provenance(),
    services.files(),
  ]);
  return { prober, provenance, files };
}

async function printJson(deps: InspectDeps, paths: readonly string[], context: CliContext): Promise<void> {
  const { platform, globals, signal } = context;
  const files: object[] = [];
  for (const path of paths) {
    const { provenance = null, ...clip } = await inspectClip(deps, { path }, { signal });
    files.push({ ...clip, provenance });
  }
  const text = globals.jsonStream
    ? JSON.stringify({ type: 'result', v: 1, ok: true, files })
    : JSON.stringify({ v: 1, ok: true, files }, undefined, 2);
  platform.stdout.write(`${text}\n`);
}

async function printListing(deps: InspectDeps, paths: readonly string[], context: CliContext): Promise<void> {
  const failures: AivideoError[] = [];
  let separator = '';
  for (const path of paths) {
    try {
      const clip = await inspectClip(deps, { path }, context);
      const text = clipText(clip, context);
      context.platform.stdout.write(`${separator}${text}\n`);
      separator = '\n';
    } catch (error) {
      if (context.signal.aborted || !(error instanceof AivideoError)) throw error;
      failures.push(error);
    }
  }
  const [first, ...others] = failures;
  for (const { message } of others) context.warn(message);
  if (first !== undefined) throw first;
}

function clipText(clip: InspectedClip, context: CliContext): string {
  const { bold, dim } = context.paint;
  const lines = inspectionLines(clip);
  const width = Math.max(...lines.map(({ label }) => label.length)) + 2;
  const rows = lines.map(({ label, text }) => `  ${dim(label.padEnd(width))}${text}`);
  return [bold(relativePath(context, clip.path)), ...rows].join('\n');
}
