import { distance } from 'fastest-levenshtein';
import { animateDiff } from './animate-diff.js';
import type { CommonOptions } from './common-options.js';
import type { ModelDefinition } from './define-model.js';
import { draft } from './draft.js';
import { gen45 } from './gen-4-5.js';
import { grokImagine } from './grok-imagine.js';
import { hailuo02, hailuo23, video01 } from './hailuo.js';
import { happyHorse } from './happyhorse.js';
import { hotshotXl } from './hotshot-xl.js';
import { hunyuanVideo } from './hunyuan-video.js';
import { kling21, kling25, kling26 } from './kling-2.js';
import { kling3 } from './kling-3.js';
import { ltxVideo } from './ltx-video.js';
import { modelscope } from './modelscope.js';
import { pixverse5, pixverse6, pixverse45 } from './pixverse.js';
import { ray2, ray2Small, rayFlash2, rayFlash2Small } from './ray-2.js';
import { seedanceLite, seedancePro, seedanceProFast } from './seedance-1.js';
import { seedance2 } from './seedance-2.js';
import { sora2, sora2Pro } from './sora-2.js';
import { stableVideoDiffusion, stableVideoDiffusionXt } from './stable-video-diffusion.js';
import { veo2 } from './veo-2.js';
import { veo3, veo3Fast } from './veo-3.js';
import { veo31, veo31Fast, veo31Lite } from './veo-3-1.js';
import { wan21 } from './wan-2-1.js';
import { wan22, wan22Image } from './wan-2-2.js';
import { wan25, wan25Fast, wan25Image, wan25ImageFast } from './wan-2-5.js';
import { zeroscope, zeroscopeXl } from './zeroscope.js';

/** The catalogue, in the order in which it is shown. Every file that defines a model stands here. */
export const models: readonly ModelDefinition[] = [
  draft,
  zeroscope,
  zeroscopeXl,
  modelscope,
  animateDiff,
  hotshotXl,
  stableVideoDiffusion,
  stableVideoDiffusionXt,
  ltxVideo,
  hunyuanVideo,
  wan21,
  wan22,
  wan22Image,
  wan25,
  wan25Fast,
  wan25Image,
  wan25ImageFast,
  seedanceLite,
  seedancePro,
  seedanceProFast,
  seedance2,
  kling21,
  kling25,
  kling26,
  kling3,
  video01,
  hailuo02,
  hailuo23,
  ray2,
  ray2Small,
  rayFlash2,
  rayFlash2Small,
  pixverse45,
  pixverse5,
  pixverse6,
  veo2,
  veo3,
  veo3Fast,
  veo31,
  veo31Fast,
  veo31Lite,
  sora2,
  sora2Pro,
  gen45,
  grokImagine,
  happyHorse,
];

/** How a model was named: by a name of ours, by its Hugging Face id, or by its exact address. */
export type NamedBy = 'alias' | 'hugging-face' | 'slug';

/** A model's name, understood. */
export interface ParsedModelName {
  /** `owner/name` at Replicate, or the local provider's own name. */
  readonly slug: string;
  /** The version that was asked for, 64 hexadecimal digits. */
  readonly version?: string;
  /** Absent for a model that is not in the catalogue. */
  readonly definition?: ModelDefinition;
  readonly namedBy: NamedBy;
}

const slugPattern = /^([a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)(?::([0-9a-f]{64}))?$/i;

/**
 * Reads what people type for a model: a name or alias, a Hugging Face id, `owner/name` or `owner/name:version`,
 * in any case. A slug that is not in the catalogue is handed back as it is; anything else is undefined.
 */
export function parseModelName(text: string): ParsedModelName | undefined {
  const name = text.trim();
  const known = findNamed(name);
  if (known !== undefined) return { slug: known.definition.slug, ...known };
  const [, slug, version] = slugPattern.exec(name) ?? [];
  if (slug === undefined || slug.toLowerCase().startsWith('local/')) return undefined;
  if (version === undefined) return { slug, namedBy: 'slug' };
  const lowered = version.toLowerCase();
  const definition = findNamed(slug)?.definition;
  if (definition === undefined) return { slug, version: lowered, namedBy: 'slug' };
  return { slug: definition.slug, version: lowered, definition, namedBy: 'slug' };
}

/** The catalogue's entry for a name as `parseModelName` reads it, if there is one. */
export function findModel(name: string): ModelDefinition | undefined {
  return parseModelName(name)?.definition;
}

/**
 * The model that a name stands for once it is known what is asked of it: `wan` with a start image is
 * `wan-2.2-i2v`. Meant for names and Hugging Face ids; an exact slug stands for itself.
 */
export function selectForOptions(definition: ModelDefinition, options: CommonOptions): ModelDefinition {
  const wantsImage = options.image !== undefined || options.lastImage !== undefined;
  if (!wantsImage || definition.imageSibling === undefined) return definition;
  return findModel(definition.imageSibling) ?? definition;
}

/** Names in the catalogue that `name` may have been meant to be, nearest first, at most three. */
export function nearestModelNames(name: string): readonly string[] {
  const wanted = name.trim().toLowerCase();
  const ranked = models
    .map((definition) => ({ name: definition.name, far: distanceTo(definition, wanted) }))
    .sort((first, second) => first.far - second.far);
  return ranked
    .filter(({ far }) => far <= Math.max(2, wanted.length / 3))
    .slice(0, 3)
    .map((near) => near.name);
}

function findNamed(name: string): { definition: ModelDefinition; namedBy: NamedBy } | undefined {
  const wanted = name.toLowerCase();
  const isWanted = (other: string) => other.toLowerCase() === wanted;
  const bySlug = models.find(({ slug }) => isWanted(slug) && slug.includes('/'));
  const byName = models.find((definition) => namesOf(definition).some(isWanted));
  if (byName !== undefined) return { definition: byName, namedBy: bySlug === undefined ? 'alias' : 'slug' };
  if (bySlug !== undefined) return { definition: bySlug, namedBy: 'slug' };
  const byWeights = models.find(({ huggingFaceIds }) => huggingFaceIds.some(isWanted));
  return byWeights && { definition: byWeights, namedBy: 'hugging-face' };
}

function namesOf(definition: ModelDefinition): readonly string[] {
  return [definition.name, ...definition.aliases];
}

function distanceTo(definition: ModelDefinition, wanted: string): number {
  const names = [...namesOf(definition), definition.slug, ...definition.huggingFaceIds];
  return Math.min(...names.map((name) => distance(wanted, name.toLowerCase())));
}
