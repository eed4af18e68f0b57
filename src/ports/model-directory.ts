import type { JsonObject } from '../domain/json.js';
import type { CallOptions } from './video-provider.js';

/** What a provider says of one model today. */
export interface LiveModel {
  /** `owner/name`. */
  readonly slug: string;
  /** Version id; absent where the provider hides it. */
  readonly version?: string;
  /** Run by the provider itself and addressed by name alone. */
  readonly official: boolean;
  readonly description?: string;
  readonly runCount?: number;
  readonly url?: string;
  readonly licenseUrl?: string;
  /** True when this was kept from an earlier look-up. */
  readonly cached?: boolean;
  /** The `openapi_schema` of that version as it came; parse with `parseModelSchema`. */
  readonly openapiSchema?: JsonObject;
}

export interface AccountDetails {
  readonly username: string;
  readonly kind: string;
}

/** Looks models up at a provider. Errors: `model-unknown`, the `token-*` codes, the `network-*` codes. */
export interface ModelDirectory {
  /** `slug` is `owner/name`; with `version` that version is described, else the newest. */
  describe(slug: string, call: CallOptions & { readonly version?: string }): Promise<LiveModel>;
  search(words: string, call: CallOptions & { readonly limit?: number }): Promise<readonly LiveModel[]>;
  account(call: CallOptions): Promise<AccountDetails>;
}
