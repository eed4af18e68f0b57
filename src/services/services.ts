import type { Settings } from '../domain/config.js';
import type { ClipCache } from '../ports/clip-cache.js';
import type { ClipFiles } from '../ports/clip-files.js';
import type { ClipMeasurer } from '../ports/clip-measurer.js';
import type { ClipProber } from '../ports/clip-prober.js';
import type { Clock } from '../ports/clock.js';
import type { FileWatcher } from '../ports/file-watcher.js';
import type { FrameReader } from '../ports/frame-reader.js';
import type { HybridMedia } from '../ports/hybrid-media.js';
import type { MediaEngine } from '../ports/media-engine.js';
import type { ModelDirectory } from '../ports/model-directory.js';
import type { PromptEnhancer, PromptWriter } from '../ports/prompt-writer.js';
import type { ProvenanceStore } from '../ports/provenance-store.js';
import type { Randomness } from '../ports/randomness.js';
import type { RunJournal } from '../ports/run-journal.js';
import type { RunLock } from '../ports/run-lock.js';
import type { SegmentCache } from '../ports/segment-cache.js';
import type { SimulationRenderer } from '../ports/simulation-renderer.js';
import type { SpeechMaker } from '../ports/speech-maker.js';
import type { SpeechTrack } from '../ports/speech-track.js';
import type { Storyboard } from '../ports/storyboard.js';
import type { CallOptions, VideoProvider } from '../ports/video-provider.js';
import type { AskBudget } from './prompt-services.js';

/** Everything that workflows need from outside, made when it is first asked for. */
export interface Services {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** `aivideo 0.1.0`. */
  readonly tool: string;
  readonly settings: Settings;
  /** Absolute folders from the settings. */
  readonly folders: { readonly output: string; readonly state: string; readonly cache: string };
  readonly hasToken: boolean;
  /** `replicate` or `local`. Errors: `token-missing`. */
  provider(id: string): Promise<VideoProvider>;
  /** Looks models up, believing what was kept for a day; with `offline` only that. */
  directory(options?: { readonly offline?: boolean }): Promise<ModelDirectory>;
  files(): Promise<ClipFiles>;
  prober(): Promise<ClipProber>;
  measurer(): Promise<ClipMeasurer>;
  provenance(): Promise<ProvenanceStore>;
  journal(): Promise<RunJournal>;
  lock(): Promise<RunLock>;
  cache(): Promise<ClipCache>;
  mediaEngine(): Promise<MediaEngine>;
  hybridMedia(): Promise<HybridMedia>;
  /** A program of this machine that speaks: the named one, or the first that is there. Errors: `speech-missing`. */
  speechMaker(name?: string): Promise<SpeechMaker>;
  speechTrack(): Promise<SpeechTrack>;
  storyboard(): Promise<Storyboard>;
  segmentCache(): Promise<SegmentCache>;
  simulationRenderer(): Promise<SimulationRenderer>;
  frameReader(): Promise<FrameReader>;
  fileWatcher(): Promise<FileWatcher>;
  /** Who writes prompts: the rules or a language model; `budget` holds for one on Replicate. Errors: `config-invalid`. */
  promptWriter(how?: 'rules' | 'llm', budget?: AskBudget): Promise<PromptWriter & PromptEnhancer>;
  /** Turns a video file into MP4 in place. */
  toMp4(path: string, call: CallOptions): Promise<void>;
  /** Ends what is still open. */
  close(): Promise<void>;
}

export interface ServicesOptions {
  readonly settings: Settings;
  readonly version: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The composition root: together with `bin` the only code that names adapters. The command line and the library both
 * build their services here.
 */
export function createServices(options: ServicesOptions): Services {
  const { settings, clock, randomness } = options;
  const folders = { output: settings.outputDir, state: settings.stateDir, cache: settings.cacheDir };
  const closers: (() => Promise<void>)[] = [];
  const once = onceEach();
  const tool = `aivideo ${options.version}`;
  const token = settings.replicateToken;
  const replicate = {
    token: token ?? '',
    baseUrl: settings.replicateBaseUrl,
    userAgent: tool.replace(' ', '/'),
    clock,
  };
  const services: Services = {
    clock,
    randomness,
    tool,
    settings,
    folders,
    hasToken: token !== undefined,
    provider: (id) =>
      once(`provider:${id}`, async () => {
        if (id === 'local') {
          const { createLocalProvider } = await import('../adapters/providers/local/local-provider.js');
          const provider = createLocalProvider({ ffmpegPath: settings.ffmpegPath, env: options.env });
          closers.push(() => provider.close());
          return provider;
        }
        const { createReplicateProvider } = await import(
          '../adapters/providers/replicate/replicate-provider.js'
        );
        return createReplicateProvider(replicate);
      }),
    directory: ({ offline = false } = {}) =>
      once(`directory:${offline}`, async () => {
        const { createModelCache } = await import('../adapters/cache/model-cache.js');
        const live = offline || token === undefined ? undefined : await liveDirectory(replicate);
        return createModelCache(live, { folder: `${folders.cache}/models`, clock });
      }),
    files: () =>
      once('files', async () => (await import('../adapters/node/clip-files.js')).createClipFiles()),
    prober: () =>
      once('prober', async () => (await import('../adapters/media/probe-clip.js')).createClipProber()),
    measurer: () =>
      once('measurer', async () => {
        const { createClipMeasurer } = await import('../adapters/ffmpeg/measure-clip.js');
        return createClipMeasurer({ explicitPath: settings.ffmpegPath, env: options.env });
      }),
    provenance: () =>
      once('provenance', async () =>
        (await import('../adapters/media/provenance-store.js')).createProvenanceStore(),
      ),
    journal: () =>
      once('journal', async () => {
        const { createFileJournal } = await import('../adapters/journal/file-journal.js');
        const journal = createFileJournal(folders.state);
        closers.push(() => journal.close());
        return journal;
      }),
    lock: () =>
      once('lock', async () => {
        const { createRunLock } = await import('../adapters/journal/run-lock.js');
        return createRunLock(folders.state, randomness.id(10));
      }),
    cache: () =>
      once('cache', async () => {
        const { createClipCache } = await import('../adapters/cache/clip-cache.js');
        return createClipCache({ folder: `${folders.cache}/clips`, key: randomness.id(10) });
      }),
    mediaEngine: () =>
      once('mediaEngine', async () => {
        const { createMediaEngine } = await import('../adapters/ffmpeg/film/media-engine.js');
        return createMediaEngine({ explicitPath: settings.ffmpegPath, env: options.env });
      }),
    speechMaker: (name) =>
      once(`speech:${name ?? ''}`, async () => {
        const { findVoiceProgram } = await import('../adapters/speech/voice-programs.js');
        return findVoiceProgram({ env: options.env, ...(name === undefined ? {} : { name }) });
      }),
    fileWatcher: () =>
      once('fileWatcher', async () => (await import('../adapters/node/file-watcher.js')).createFileWatcher()),
    storyboard: () =>
      once(
        'storyboard',
        async () => (await import('../adapters/canvas/draw-storyboard.js')).canvasStoryboard,
      ),
    speechTrack: () =>
      once('speechTrack', async () => {
        const { createSpeechTrack } = await import('../adapters/ffmpeg/film/speech-track.js');
        return createSpeechTrack({ explicitPath: settings.ffmpegPath, env: options.env });
      }),
    hybridMedia: () =>
      once('hybridMedia', async () => {
        const { createHybridMedia } = await import('../adapters/ffmpeg/film/composite-media.js');
        return createHybridMedia({ explicitPath: settings.ffmpegPath, env: options.env });
      }),
    segmentCache: () =>
      once('segmentCache', async () => {
        const { createSegmentCache } = await import('../adapters/cache/segment-cache.js');
        return createSegmentCache({ folder: `${folders.cache}/segments`, key: randomness.id(10) });
      }),
    frameReader: () =>
      once('frameReader', async () => {
        const { createFrameReader } = await import('../adapters/ffmpeg/extend/frame-reader.js');
        return createFrameReader({ explicitPath: settings.ffmpegPath, env: options.env });
      }),
    simulationRenderer: () =>
      once('simulationRenderer', async () => {
        const [{ createSimulationRenderer }, { createEquationTypesetter }] = await Promise.all([
          import('../adapters/canvas/render-simulation.js'),
          import('../adapters/mathjax/create-equation-typesetter.js'),
        ]);
        const typesetter = createEquationTypesetter();
        return createSimulationRenderer({ typesetter, ffmpegPath: settings.ffmpegPath, env: options.env });
      }),
    promptWriter: (how, budget = {}) =>
      once(`promptWriter:${how}`, async () => {
        const { createPromptWriter } = await import('./prompt-services.js');
        return createPromptWriter(services, how, budget);
      }),
    async toMp4(path, call) {
      const { createMp4Converter } = await import('../adapters/ffmpeg/convert-to-mp4.js');
      await createMp4Converter({ explicitPath: settings.ffmpegPath, env: options.env })(path, call);
    },
    async close() {
      for (const close of closers) await close();
    },
  };
  return services;
}

interface ReplicateOptions {
  readonly token: string;
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly clock: Clock;
}

async function liveDirectory(replicate: ReplicateOptions): Promise<ModelDirectory> {
  const { createReplicateDirectory } = await import('../adapters/providers/replicate/replicate-directory.js');
  return createReplicateDirectory(replicate);
}

/** Makes each named thing once, on first use. */
function onceEach() {
  const made = new Map<string, Promise<unknown>>();
  return <Thing>(name: string, make: () => Promise<Thing>): Promise<Thing> => {
    const before = made.get(name) as Promise<Thing> | undefined;
    if (before !== undefined) return before;
    const thing = make();
    made.set(name, thing);
    return thing;
  };
}
