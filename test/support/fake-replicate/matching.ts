import type { JsonObject } from '../../../src/domain/json.js';
import { includesJson } from './canonical-json.js';
import type { RecordedRequest } from './request-log.js';

/** What a request is for. `create` stands for both ways to create a prediction. */
export type RouteName =
  | 'account'
  | 'create'
  | 'status'
  | 'cancel'
  | 'list'
  | 'stream'
  | 'model'
  | 'model-search'
  | 'version'
  | 'versions'
  | 'search'
  | 'collection'
  | 'hardware'
  | 'upload'
  | 'files'
  | 'file'
  | 'file-delete'
  | 'file-download'
  | 'webhook-secret'
  /** A GET or HEAD of an output, on the delivery host. */
  | 'download'
  | 'unknown';

/** Which requests are meant; every named property must fit. */
export interface RequestProperties {
  readonly route?: RouteName;
  readonly host?: 'api' | 'delivery';
  readonly method?: string;
  /** The path without its query; `*` stands for anything. */
  readonly path?: string;
  /** The prediction that is created, asked for, cancelled or downloaded from. */
  readonly prediction?: string;
  /** `owner/name`. */
  readonly model?: string;
  /** Part of the input of the prediction that the request is about. */
  readonly input?: JsonObject;
}

/** A route by name, or properties. */
export type RequestMatch = RouteName | RequestProperties;

/** Whether a request is meant; what it is about counts only as far as it is known by now. */
export function matchesRequest(match: RequestMatch, request: RecordedRequest): boolean {
  if (typeof match === 'string') return request.route === match;
  return (
    (match.route === undefined || match.route === request.route) &&
    (match.host === undefined || match.host === request.host) &&
    (match.method === undefined || match.method === request.method) &&
    (match.path === undefined || matchesPath(match.path, request.path)) &&
    (match.prediction === undefined || match.prediction === request.prediction) &&
    (match.model === undefined || match.model === request.model) &&
    (match.input === undefined || includesJson(request.input, match.input))
  );
}

/** Whether a match can be decided from the head of a request of this route alone. */
export function needsBody(match: RequestMatch, request: RecordedRequest): boolean {
  if (request.route !== 'create' || typeof match === 'string') return false;
  return match.input !== undefined || match.model !== undefined;
}

function matchesPath(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
