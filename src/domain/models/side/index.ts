import type { ModelDefinition, SideKind } from '../define-model.js';
import { findModel } from '../index.js';
import { gemini25Flash, gpt5Mini, gpt41Mini } from './language.js';
import { lyria2, musicgen } from './music.js';
import { kokoro, speech02Turbo } from './speech.js';

/** Models that make what a film needs besides clips. The first of a kind is taken where nothing else is asked for. */
export const sideModels: readonly ModelDefinition[] = [
  kokoro,
  speech02Turbo,
  musicgen,
  lyria2,
  gpt5Mini,
  gpt41Mini,
  gemini25Flash,
];

/** A side model by its name or address, in any case. */
export function findSideModel(name: string): ModelDefinition | undefined {
  const wanted = name.trim().toLowerCase();
  return sideModels.find(({ name: own, slug }) => own === wanted || slug === wanted);
}

/** Names of the side models of a kind. */
export function sideModelNames(kind: SideKind): readonly string[] {
  return sideModels.filter((model) => model.kind === kind).map(({ name }) => name);
}

/** A model of any kind, for its terms. */
export function findAnyModel(name: string): ModelDefinition | undefined {
  return findModel(name) ?? findSideModel(name);
}
