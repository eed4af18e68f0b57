import type { Cost, Price } from '../run/price.js';
import { formatAmount, formatUsd } from './format-usd.js';
import type { PriceRate, PriceTerms } from './price-terms.js';

/** A price in words: `about $0.35 (5 s at $0.07 a second; ...)`, `$0.02 to $0.06 (...)`, `unknown (...)`, `free`. */
export function formatPrice(price: Price): string {
  if (price.kind === 'free') return 'free';
  if (price.kind === 'unknown') return `unknown (${price.basis})`;
  return `${formatFigure(price)} (${priceBasis(price)})`;
}

/** A price without its reasons, for tables: `about $0.35`, `$0.02 to $0.06`, `unknown`, `free`. */
export function formatFigure(price: Price): string {
  if (price.kind !== 'estimate') return price.kind;
  const [low, high] = [formatAmount(price.lowUsd), formatAmount(price.highUsd)];
  return low === high ? `about ${low}` : `${low} to ${high}`;
}

/** Where a price comes from, as a line of its own. Undefined where there is nothing to say. */
export function priceBasis(price: Price): string | undefined {
  if (price.kind === 'free') return undefined;
  if (price.kind === 'unknown' || price.source === 'configuration') return price.basis;
  return `${price.basis}; second-hand figure of ${price.asOf}`;
}

/** What a job did cost: `about $0.35`, `free`, `cost unknown`. */
export function formatCost(cost: Cost): string {
  if (!cost.known) return 'cost unknown';
  return cost.usd === 0 ? 'free' : `about ${formatAmount(cost.usd)}`;
}

/** Price terms for a table: `$0.05 to $0.15 a second`, `$0.50 a video`, `$0.0014 a second of computing`. */
export function formatTerms(terms: PriceTerms): string {
  switch (terms.by) {
    case 'free':
    case 'unknown':
      return terms.by;
    case 'second':
      return `${spread(terms.rates)} a second`;
    case 'video':
      return `${spread(terms.rates)} a video`;
    case 'frames':
      return `${spread(terms.rates)} for ${terms.per} frames`;
    case 'gpu-second':
      return `${formatUsd(terms.usdPerSecond)} a second of computing`;
    default:
      return terms satisfies never;
  }
}

function spread(rates: readonly PriceRate[]): string {
  const low = Math.min(...rates.map(({ usd }) => usd));
  const high = Math.max(...rates.map(({ usd, highUsd }) => highUsd ?? usd));
  return low === high ? formatUsd(low) : `${formatUsd(low)} to ${formatUsd(high)}`;
}
