import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../../../src/domain/json.js';
import { canonicalJson } from './canonical-json.js';

/** One prediction that was accepted, and so is paid for, whether or not its client ever learns of it. */
export interface PaidCreate {
  /** Of the prediction. */
  readonly id: string;
  /** `owner/name`. */
  readonly model: string;
  readonly version: string;
  readonly input: JsonObject;
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** Milliseconds since 1970 by the service's clock. */
  readonly atMs: number;
  /** Its request's place in the list of all requests. */
  readonly request: number;
}

/** The account's book: every paid create in order. */
export class Ledger {
  readonly creates: PaidCreate[] = [];

  record(entry: PaidCreate): void {
    this.creates.push(entry);
  }

  /** How often each distinct order (model, version and full input, keys in any order) was paid for. */
  countByOrder(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const entry of this.creates) {
      const order = orderOf(entry);
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    return counts;
  }

  /** The orders that were paid for more than once, each with all its creates. */
  duplicates(): readonly (readonly PaidCreate[])[] {
    const twice = [...this.countByOrder()].filter(([, count]) => count > 1);
    return twice.map(([order]) => this.creates.filter((entry) => orderOf(entry) === order));
  }
}

function orderOf({ model, version, input }: PaidCreate): string {
  return `${model}:${version} ${canonicalJson(input)}`;
}
