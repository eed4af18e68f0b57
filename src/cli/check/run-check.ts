import { resolve } from 'node:path';
import { z } from 'zod';
import type { ExpectedClip } from '../../domain/check/expected-clip.js';
import { type FindingKind, failingFindings, findingKinds, usualFailOn } from '../../domain/check/finding.js';
import { AivideoError } from '../../domain/errors.js';
import { type CheckDeps, checkClip } from '../../workflows/check-clip.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { presentError } from '../render/present-error.js';
import { plural } from '../render/units.js';
import { checkJson } from './check-json.js';
import { checkText } from './check-text.js';
import type { ClipVerdict } from './clip-verdict.js';

const argumentsSchema = z.tuple([z.array(z.string()).min(1)]);

const optionsSchema = z.object({
  expectDuration: z.number().optional(),
  expectSize: z.object({ width: z.number(), height: z.number() }).optional(),
  expectFps: z.number().optional(),
  expectAudio: z.boolean().optional(),
  failOn: z.array(z.enum(findingKinds)).optional(),
});

/** Carries out `aivideo check`: all clips are looked at, whatever is wrong with some, and then it fails or not. */
export async function runCheck({ args, options }: CommandCall, context: CliContext): Promise<number> {
  const [files] = argumentsSchema.parse(args);
  const flags = optionsSchema.parse(options);
  const deps = await checkDeps(context);
  const question = { expected: expectedBy(flags), failOn: flags.failOn ?? failOnBy(flags) };
  const verdicts: ClipVerdict[] = [];
  for (const [index, file] of files.entries()) {
    const notice = checkNotice(context, { index, count: files.length });
    const path = resolve(context.platform.cwd, file);
    verdicts.push(await judge(deps, { path, ...question }, context).finally(notice));
  }
  return report(context, verdicts);
}

type Flags = z.infer<typeof optionsSchema>;

/** What is expected by an option is meant: a clip that is otherwise fails. */
function failOnBy({ expectSize, expectFps, expectAudio }: Flags): readonly FindingKind[] {
  return [
    ...usualFailOn,
    ...(expectSize === undefined ? [] : (['size'] as const)),
    ...(expectFps === undefined ? [] : (['rate'] as const)),
    ...(expectAudio === true ? (['silent'] as const) : []),
  ];
}

function expectedBy(flags: Flags): ExpectedClip {
  const { expectDuration, expectSize, expectFps, expectAudio } = flags;
  return {
    ...(expectDuration === undefined ? {} : { durationSeconds: expectDuration }),
    ...(expectSize ?? {}),
    ...(expectFps === undefined ? {} : { fps: expectFps }),
    ...(expectAudio === true ? { hasSound: true } : {}),
  };
}

async function checkDeps(context: CliContext): Promise<CheckDeps> {
  const services = await context.services();
  const [files, prober, provenance, measurer] = await Promise.all([
    services.files(),
    services.prober(),
    services.provenance(),
    services.measurer(),
  ]);
  return { files, prober, provenance, measurer };
}

interface Question {
  readonly path: string;
  readonly expected: ExpectedClip;
  readonly failOn: readonly FindingKind[];
}

/** A file that can not even be opened, or one that ffmpeg gives up on, is one verdict among the others. */
async function judge(deps: CheckDeps, question: Question, context: CliContext): Promise<ClipVerdict> {
  const { path, expected, failOn } = question;
  try {
    const clip = await checkClip(deps, { path, expected }, { signal: context.signal });
    return { path, clip, failing: failingFindings(clip.findings, failOn) };
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AivideoError) || error.code === 'ffmpeg-missing')
      throw error;
    return { path, error };
  }
}

async function report(context: CliContext, verdicts: readonly ClipVerdict[]): Promise<number> {
  const { platform, globals } = context;
  const failure = failureOf(verdicts);
  const isForMachines = globals.json || globals.jsonStream;
  platform.stdout.write(isForMachines ? checkJson(context, verdicts, failure) : checkText(context, verdicts));
  if (failure === undefined) return 0;
  await presentError(failure, platform, { ...globals, json: false, jsonStream: false });
  return exitCodes[failure.code];
}

/** Files that can not be opened weigh more than clips that are bad: the command itself is then wrong. */
function failureOf(verdicts: readonly ClipVerdict[]): AivideoError | undefined {
  const place = (index: number) => (verdicts.length === 1 ? '' : `Clip ${index + 1} of ${verdicts.length}: `);
  for (const [index, verdict] of verdicts.entries()) {
    if (!('error' in verdict)) continue;
    const { code, message, cause, details } = verdict.error;
    return new AivideoError(code, `${place(index)}${message}`, { cause, details });
  }
  const failed = verdicts.filter((verdict) => 'clip' in verdict && verdict.failing.length > 0);
  if (failed.length === 0) return undefined;
  const words =
    verdicts.length === 1
      ? `\`${failed[0]?.path}\` fails the check: ${failed.flatMap(kindsOf).join(', ')}`
      : `${failed.length} of ${plural(verdicts.length, 'clip')} fail the check: ${unique(failed.flatMap(kindsOf)).join(', ')}`;
  return new AivideoError('check-failed', words, { details: { failed: failed.map(({ path }) => path) } });
}

function kindsOf(verdict: ClipVerdict): readonly FindingKind[] {
  return 'clip' in verdict ? unique(verdict.failing.map(({ kind }) => kind)) : [];
}

function unique(kinds: readonly FindingKind[]): readonly FindingKind[] {
  return [...new Set(kinds)];
}

/** On a terminal a line says which clip is looked at; the returned function takes it off again. */
function checkNotice(
  { platform, globals, paintError }: CliContext,
  { index, count }: { readonly index: number; readonly count: number },
): () => void {
  if (globals.quiet || !globals.progress || platform.stderr.isTTY !== true) return () => undefined;
  platform.stderr.write(paintError.dim(`Checking ${count === 1 ? '' : `${index + 1} of ${count}`}...`));
  return () => void platform.stderr.write('\r\u001b[K');
}
