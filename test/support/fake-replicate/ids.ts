import { createHash, randomBytes } from 'node:crypto';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A prediction or file id: 26 characters of lower-case base 32. */
export function newId(): string {
  return draw(base32, 26);
}

/** The part of a delivery URL that can not be guessed. */
export function newDeliveryKey(): string {
  return draw(base62, 50);
}

/** A version id that is always the same for the same words: 64 hexadecimal digits. */
export function versionIdOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

function draw(alphabet: string, length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}
