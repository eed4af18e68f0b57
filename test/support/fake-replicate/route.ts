import type { Answer } from './answer.js';
import type { Call } from './exchange.js';
import type { RouteName } from './matching.js';
import type { Service } from './service.js';

/** A request that has passed the token and rate checks, with the named parts of its path. */
export interface ApiCall extends Call {
  readonly service: Service;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One endpoint. `:name` in the pattern stands for one part of the path. */
export interface Route {
  readonly name: RouteName;
  readonly method: string;
  readonly pattern: string;
  /** Answers without a token: its address can not be guessed. */
  readonly open?: boolean;
  readonly answer: (call: ApiCall) => Answer | Promise<Answer>;
}

/** The first endpoint that fits, with the named parts of the path. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly parameters: Readonly<Record<string, string>> } | undefined {
  for (const route of routes) {
    const parameters = route.method === method ? matchPattern(route.pattern, path) : undefined;
    if (parameters !== undefined) return { route, parameters };
  }
  return undefined;
}

function matchPattern(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const fits = wanted.every((part, index) => part.startsWith(':') || part === given[index]);
  if (!fits) return undefined;
  const named = wanted.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), decodeURIComponent(given[index] ?? '')] as const] : [],
  );
  return Object.fromEntries(named);
}
