import type { Concept } from './concepts.js';
import type { CameraName, LightName } from './draft-scene.js';
import type { Painter, Stage } from './stage.js';

/** A place that drafts can show. */
export interface SceneDefinition {
  readonly name: string;
  /** What in a prompt calls for this place, and how loudly: 1 says it outright, 0.3 only hints. */
  readonly calls: Partial<Readonly<Record<Concept, number>>>;
  /** Light that suits it when the prompt names none; the seed picks. */
  readonly lights: readonly [LightName, ...LightName[]];
  /** Camera moves that suit it; the seed picks. */
  readonly cameras: readonly [CameraName, ...CameraName[]];
  /** Weather falls between the picture and the eye. Default true; false where there is a roof, water or no air. */
  readonly outdoors?: boolean;
  /** Paints what stands still once and returns what draws a moment. */
  prepare(stage: Stage): Painter;
}

/** Checks a scene's shape; a place for defaults later. */
export function defineScene(definition: SceneDefinition): SceneDefinition {
  return definition;
}
