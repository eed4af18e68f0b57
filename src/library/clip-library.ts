import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { loadSettings } from '../adapters/config/load-settings.js';
import { systemClock } from '../adapters/node/clock.js';
import { readVersion } from '../adapters/node/package-version.js';
import { systemRandomness } from '../adapters/node/randomness.js';
import type { Adjustment } from '../domain/adjustment.js';
import { checkRequest } from '../domain/config/check-request.js';
import { withDefaults } from '../domain/config/default-options.js';
import type { Settings } from '../domain/config.js';
import type { CommonOptions } from '../domain/models/common-options.js';
import type { ClipPlan } from '../domain/run/plan.js';
import type { Clip, Envelope } from '../domain/run/run-event.js';
import type { EventSink } from '../ports/event-sink.js';
import { createServices, type Services } from '../services/services.js';
import { isUrl } from '../workflows/clips/input-media.js';
import { generateClips } from '../workflows/generate-clips.js';
import { type ClipRequest, type PlannedClips, planClips } from '../workflows/plan-clips.js';
import { openRun } from '../workflows/runs/open-run.js';
import { runLimits } from '../workflows/runs/run-limits.js';
import { throwIfFailed } from '../workflows/runs/throw-if-failed.js';

/** What `generateClip` is asked for. Everything that is left out comes from the environment and the configuration files. */
export interface GenerateClipOptions extends Omit<CommonOptions, 'device'> {
  readonly prompt?: string;
  /** Alias, Hugging Face id, `owner/name[:version]` or `local/draft`. */
  readonly model?: string;
  /** A file ending in .mp4, or a folder ending in `/`. Default: the folder `outputDir` of the configuration. */
  readonly output?: string;
  /** Takes with different seeds. Default 1. */
  readonly count?: number;
  /** Further takes, with other seeds, of each clip that is black, frozen, short or broken. Default 0. */
  readonly retakes?: number;
  /** Other inputs of the model, as text like on the command line: `{ go_fast: 'false' }`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly overwrite?: boolean;
  /** Settings that go before environment and files: `{ replicateToken, concurrency, ... }`. */
  readonly settings?: Partial<Settings>;
  readonly signal?: AbortSignal;
  /** Told everything that happens; the same envelopes as `--json-stream`. Must not throw. */
  readonly onEvent?: (envelope: Envelope) => void;
}

/** What `generateClip` has made. */
export interface GeneratedClips {
  readonly run: string;
  /** The first clip. */
  readonly clip: Clip;
  readonly clips: readonly Clip[];
  /** True when the embedded draft engine drew it. */
  readonly draft: boolean;
  readonly adjustments: readonly Adjustment[];
  readonly plan: ClipPlan;
}

/**
 * Makes clips from a prompt, like `aivideo generate`. Resolves when every clip is on disk and checked.
 * Errors: `AivideoError` with any code of `errorCodes`.
 */
export async function generateClip(options: GenerateClipOptions): Promise<GeneratedClips> {
  const services = await servicesFor(options);
  try {
    const signal = options.signal ?? new AbortController().signal;
    const planned = await plan(services, requestOf(services, options), signal);
    const run = await openRun(services, planned.plan.provider, { sinks: sinksOf(options) });
    const overwrite = options.overwrite === true;
    const { definition } = planned.model;
    const result = await generateClips(
      { ...run.deps, ...runLimits(run.deps, planned.plan, services.settings.timeoutSeconds) },
      { plan: planned.plan, overwrite, ...(definition === undefined ? {} : { definition }) },
      { signal },
    ).finally(() => run.release());
    throwIfFailed(result, signal);
    const clips = result.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
    const { draft, adjustments } = planned.plan;
    return { run: result.run, clip: clips[0] as Clip, clips, draft, adjustments, plan: planned.plan };
  } finally {
    await services.close();
  }
}

/** What `generateClip` would do and what it would cost, without doing it; a missing token is no obstacle. */
export async function planClip(options: GenerateClipOptions): Promise<ClipPlan> {
  const services = await servicesFor(options);
  const signal = options.signal ?? new AbortController().signal;
  return (await plan(services, { ...requestOf(services, options), planOnly: true }, signal)).plan;
}

function servicesFor(options: GenerateClipOptions): Promise<Services> {
  checkRequest({ ...options });
  return openServices(options.settings);
}

/** The services of this machine; `asked` goes before environment and files. Errors: `config-invalid`. */
export async function openServices(asked?: Partial<Settings>): Promise<Services> {
  const place = { cwd: process.cwd(), homeDir: homedir(), env: process.env, os: process.platform };
  const { settings } = await loadSettings({
    ...place,
    ...(asked === undefined ? {} : { flags: asked }),
  });
  return createServices({
    settings,
    version: readVersion(),
    clock: systemClock,
    randomness: systemRandomness,
    env: process.env,
  });
}

/** A text file in whatever encoding. Errors: `input-file-unreadable`, `input-file-unsupported`. */
export async function readTextFile(path: string): Promise<string> {
  return (await import('../adapters/node/platform-disk.js')).platformDisk.readScript(path);
}

async function plan(services: Services, request: ClipRequest, signal: AbortSignal): Promise<PlannedClips> {
  const [files, directory] = await Promise.all([services.files(), services.directory()]);
  const { clock, randomness } = services;
  return planClips({ files, directory, clock, randomness }, request, { signal });
}

function requestOf(services: Services, options: GenerateClipOptions): ClipRequest {
  const { settings } = services;
  const model = options.model ?? settings.model;
  return {
    ...(model === undefined ? {} : { model }),
    options: withDefaults(optionsOf(options), settings),
    inputs: Object.entries(options.inputs ?? {}),
    modelInputs: (name) => settings.models[name]?.input ?? {},
    hasToken: services.hasToken,
    draft: settings.draft,
    planOnly: false,
    count: options.count ?? 1,
    ...(options.retakes === undefined ? {} : { retakes: options.retakes }),
    concurrency: settings.concurrency,
    deadlineSeconds: (name) => settings.models[name]?.deadlineSeconds ?? settings.deadlineSeconds,
    target: targetOf(services, options.output),
    overwrite: options.overwrite === true,
    ...(settings.maxCost === undefined ? {} : { maxCostUsd: settings.maxCost }),
    priceUsd: (name) => settings.models[name]?.priceUsd,
  };
}

/** The common options alone, with paths made absolute. */
function optionsOf(options: GenerateClipOptions): CommonOptions {
  const { model, output, count, retakes, inputs, overwrite, settings, signal, onEvent, ...common } = options;
  const media = (['image', 'lastImage', 'initVideo'] as const).flatMap((key) => {
    const value = common[key];
    return value === undefined || isUrl(value) ? [] : [[key, resolve(value)] as const];
  });
  return { ...common, ...Object.fromEntries(media) };
}

function targetOf(services: Services, output: string | undefined): ClipRequest['target'] {
  if (output === undefined) return { kind: 'folder', path: services.folders.output };
  return { kind: /[/\\]$/.test(output) ? 'folder' : 'file', path: resolve(output) };
}

function sinksOf({ onEvent }: GenerateClipOptions): readonly EventSink[] {
  return onEvent === undefined ? [] : [{ emit: onEvent }];
}
