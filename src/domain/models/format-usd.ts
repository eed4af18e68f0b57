/** A rate in US dollars, as it stands in the terms: `$0.07`, `$0.145`, `$0.000975`. */
export function formatUsd(usd: number): string {
  return withDigits(usd, 3);
}

/** An amount in US dollars for people: `$1.22`, `$0.35`, `$0.051`; more digits would only look exact. */
export function formatAmount(usd: number): string {
  return withDigits(usd, 2);
}

/** Two decimals at least, and below a dollar so many digits that mean something. */
function withDigits(usd: number, digits: number): string {
  if (usd === 0) return '$0';
  if (usd >= 1) return `$${usd.toFixed(2)}`;
  // The factor keeps 0.145, which is stored a little smaller, from being rounded down.
  const rounded = Number((usd * (1 + 1e-9)).toPrecision(digits));
  const decimals = Math.min(10, digits - 1 - Math.floor(Math.log10(rounded)));
  return `$${rounded.toFixed(Math.max(2, decimals)).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}
