export type { Adjustment } from './domain/adjustment.js';
export type { MediaDetails } from './domain/clips/media-details.js';
export type { Provenance } from './domain/clips/provenance.js';
export type { Settings } from './domain/config.js';
export { AivideoError, type ErrorCode, errorCodes } from './domain/errors.js';
export type { FilmSpec } from './domain/film/film-spec.js';
export type { FilmPlan } from './domain/film-script/film-plan.js';
export type { JsonObject, JsonValue } from './domain/json.js';
export type { CommonOptions } from './domain/models/common-options.js';
export type { ModelDefinition } from './domain/models/define-model.js';
export { findModel, models } from './domain/models/index.js';
export type { ClipPlan, PlannedShot } from './domain/run/plan.js';
export type { Cost, Price } from './domain/run/price.js';
export type { Clip, Envelope, RunEvent } from './domain/run/run-event.js';
export type { RenderPlan } from './domain/timeline/render-plan.js';
export {
  type GenerateClipOptions,
  type GeneratedClips,
  generateClip,
  planClip,
} from './library/clip-library.js';
export { type ExtendClipOptions, type ExtendedClipFilm, extendClip } from './library/extend-library.js';
export { type ComposedFilm, type ComposeFilmOptions, composeFilm, planFilm } from './library/film-library.js';
export {
  type FilmedScript,
  type FilmScriptOptions,
  filmScript,
  type PlannedFilm,
  planScript,
} from './library/script-library.js';
export type { VideoProvider } from './ports/video-provider.js';
export { createServices, type Services, type ServicesOptions } from './services/services.js';
