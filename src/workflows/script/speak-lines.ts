import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { type UnspokenLine, unspokenLines } from '../../domain/film-script/narration-texts.js';
import type { Recording } from '../../domain/film-script/time-scenes.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { SpeechMaker } from '../../ports/speech-maker.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { forEachAtOnce } from '../at-once.js';

export interface SpeakDeps {
  readonly maker: SpeechMaker;
  readonly files: Pick<ClipFiles, 'exists' | 'openPartial'>;
  readonly prober: ClipProber;
  /** SHA-256 of a text, hexadecimal. */
  hash(text: string): string;
}

/** Recordings of a plan's lines by the indices of scene and line. */
export type Recordings = (scene: number, line: number) => Recording | undefined;

/** Programs that speak are quick, and each takes a core. */
const atOnce = 2;

/**
 * Has a program of this machine speak every line of a plan that has no recording, into a folder. A line that it has spoken
 * before is not spoken again. Errors: those of `SpeechMaker`.
 */
export async function speakLines(
  deps: SpeakDeps,
  { plan, folder }: { readonly plan: FilmPlan; readonly folder: string },
  call: CallOptions,
): Promise<Recordings> {
  const found = new Map<string, Recording>();
  await forEachAtOnce(unspokenLines(plan), atOnce, async (line) => {
    call.signal.throwIfAborted();
    found.set(`${line.scene}-${line.line}`, await speakLine(deps, { line, folder }, call));
  });
  return (scene, line) => found.get(`${scene}-${line}`);
}

async function speakLine(
  { maker, files, prober, hash }: SpeakDeps,
  { line: { spoken }, folder }: { readonly line: UnspokenLine; readonly folder: string },
  call: CallOptions,
): Promise<Recording> {
  const { id, text, voice = '', language } = spoken;
  const said = hash(JSON.stringify([maker.id, text, voice, language])).slice(0, 8);
  const file = `${folder}/${id.replace('-', '.')}-${said}.wav`;
  if (!(await files.exists(file))) {
    // Makes the folder.
    const partial = await files.openPartial(file, said);
    await partial.discard();
    await maker.speak(spoken, file, call);
  }
  const { durationSeconds } = await prober.probe(file, call);
  return { file, seconds: durationSeconds };
}
