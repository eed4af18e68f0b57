import { findSideModel } from '../models/side/index.js';
import { speechModelFor } from '../narration/plan-speech.js';
import type { SpokenText } from '../narration/spoken-text.js';
import type { ScriptLanguage } from '../scripts/script.js';
import type { FilmPlan } from './film-plan.js';

/** Who speaks: a program or a speech model, and one of its voices. */
export interface VoiceWish {
  /** `espeak-ng`, `kokoro`; absent: whatever there is. */
  readonly engine?: string;
  readonly voice?: string;
}

/** Programs that speak on the user's own machine, by the names of their commands. */
export const speakingPrograms: readonly string[] = ['say', 'espeak-ng'];

/** Reads `espeak-ng`, `kokoro:af_bella` or the mere name of a voice; `auto` asks for nothing. */
export function readVoice(text: string): VoiceWish {
  if (text === 'auto') return {};
  const [, engine, voice] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (engine !== undefined && voice !== undefined) return { engine, voice };
  return isEngine(text) ? { engine: text } : { voice: text };
}

function isEngine(name: string): boolean {
  return speakingPrograms.includes(name) || findSideModel(name)?.kind === 'speech';
}

/** The language of a plan as voices know it. */
export function spokenLanguage({ language }: FilmPlan): ScriptLanguage {
  return language === 'ko' || language === 'en' ? language : 'und';
}

/** The speech model of a plan whose voice comes from no program of this machine. */
export function speechModelOf(plan: FilmPlan): string {
  return readVoice(plan.narrate ?? 'auto').engine ?? speechModelFor(spokenLanguage(plan));
}

/** A line that has no recording yet, with its place. */
export interface UnspokenLine {
  /** Indices in the plan. */
  readonly scene: number;
  readonly line: number;
  readonly spoken: SpokenText;
}

/** What is still to be spoken of a plan; nothing where it asks for no voice. */
export function unspokenLines(plan: FilmPlan): readonly UnspokenLine[] {
  if (plan.narrate === undefined) return [];
  const language = spokenLanguage(plan);
  const narrator = readVoice(plan.narrate).voice;
  return plan.scenes.flatMap(({ narration = [] }, scene) =>
    narration.flatMap(({ text, speaker, file }, line): UnspokenLine[] => {
      if (file !== undefined) return [];
      const own = speaker === undefined ? undefined : plan.voices?.[speaker];
      const voice = own === undefined ? narrator : readVoice(own).voice;
      const spoken = { id: `${scene + 1}-${line + 1}`, text, language };
      return [{ scene, line, spoken: { ...spoken, ...(voice === undefined ? {} : { voice }) } }];
    }),
  );
}
