/** Brings an API address into one form: no slash at the end, and `/v1` where no path is given. */
export function normalizeBaseUrl(value: string): string {
  const address = value.trim().replace(/\/+$/, '');
  return /^[a-z]+:\/\/[^/?#]+$/i.test(address) ? `${address}/v1` : address;
}

/** Whether a token can be sent there: https, or http to this machine, with nothing but a path behind the host. */
export function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const isPlain = url.username === '' && url.password === '' && !/[?#\s]/.test(value);
  const isPrivate = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isPlain && isPrivate;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
