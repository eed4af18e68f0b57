import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type HybridSpec, listed } from '../../domain/hybrid/hybrid-spec.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import { readHalf } from '../../workflows/hybrid/make-hybrid-sources.js';
import type { CliContext } from '../context.js';
import type { DrawnSimulation } from './drawn-simulation.js';
import type { HybridDeps } from './hybrid-deps.js';
import { isFileName } from './read-hybrid.js';
import { usageError } from './usage-error.js';

/** The simulation of a hybrid film: files that are there, or one that aivideo draws to fit. */
export interface SimulationHalf {
  /** Stand in for a simulation that is still to be drawn. */
  readonly sources: readonly FilmSource[];
  readonly drawn?: DrawnSimulation;
  /** Seconds at which its chapters begin. */
  readonly chapters: readonly number[];
  readonly chapterNames: readonly string[];
  /** What is seen, for a prompt. */
  readonly description?: string;
  /** For titles. */
  readonly name: string;
}

/** Opens what `--simulation` names. Errors: `usage-invalid`, `simulation-*`, and those of `readHalf`. */
export async function openSimulationHalf(
  spec: HybridSpec,
  deps: HybridDeps,
  context: CliContext,
): Promise<SimulationHalf> {
  const words = listed(spec.simulation);
  const [first = ''] = words;
  const sections = words.length === 1 ? await sectionFiles(first, context) : undefined;
  if (sections !== undefined) return ofFiles(sections, deps, context);
  if (words.every(isVideoName)) return ofFiles({ paths: words, names: [] }, deps, context);
  if (words.length > 1) throw usageError('Several `--simulation` must all be videos');
  const length = typeof spec.length === 'number' ? spec.length : undefined;
  // Loads all kinds and what reads formulas: only who needs them waits for them.
  const { drawnSimulation } = await import('./drawn-simulation.js');
  const drawn = await drawnSimulation(first, length, context);
  const { seconds, fps, width, height } = drawn.spec;
  const source: FilmSource = {
    ...{ path: '', sha256: '', kind: 'video', format: 'mp4', width, height, fps, durationSeconds: seconds },
    ...{ hasAudio: false, isColorTagged: true },
  };
  const { beats, description, name } = drawn;
  const chapters = {
    chapters: beats.map((beat) => beat.seconds),
    chapterNames: beats.map((beat) => beat.name),
  };
  return { sources: [source], drawn, description, name, ...chapters };
}

async function ofFiles(
  { paths, names }: Sections,
  deps: HybridDeps,
  context: CliContext,
): Promise<SimulationHalf> {
  const sources = await readHalf(deps, { paths, name: 'Simulation' }, context);
  const [first] = sources;
  const prompt = first?.provenance?.model === 'local/simulate' ? first.provenance.prompt : undefined;
  const name = (paths[0] ?? '').split(/[/\\]/).at(-1) ?? '';
  return {
    sources,
    chapters: [],
    chapterNames: names,
    name: name.replace(/(.)\.[^.]+$/, '$1').normalize('NFC'),
    ...(prompt === undefined ? {} : { description: prompt }),
  };
}

function isVideoName(text: string): boolean {
  return isFileName(text) && !/\.(ya?ml|json)$/i.test(text);
}

interface Sections {
  readonly paths: readonly string[];
  readonly names: readonly string[];
}

/** As Manim writes them beside its sections: https://docs.manim.community/en/stable/tutorials/output_and_config.html#sections */
const sectionsSchema = z.array(z.object({ name: z.string(), video: z.string().min(1) })).min(1);

/** The videos of a list of sections; undefined for any other file. */
async function sectionFiles(file: string, { platform }: CliContext): Promise<Sections | undefined> {
  if (!/\.json$/i.test(file)) return undefined;
  const text = await platform.disk.readText(file);
  const parsed = sectionsSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const folder = dirname(file);
  return {
    paths: parsed.data.map(({ video }) => resolve(folder, video)),
    names: parsed.data.map(({ name }) => name),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
