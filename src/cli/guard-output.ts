import type { OutputStream, Platform } from '../ports/platform.js';

/** A platform whose outputs let no secret through, and a way to tell it of one. */
export interface GuardedPlatform {
  readonly platform: Platform;
  /** From now on this text does not appear in any output. */
  hide(secret: string): void;
}

/** Variables whose values are secret wherever they turn up. */
const secretVariables = ['REPLICATE_API_TOKEN', 'AIVIDEO_LLM_API_KEY', 'OPENAI_API_KEY'];

/** Shorter values would take ordinary words out of texts; no token is that short. */
const shortestSecret = 8;

/**
 * Takes secrets out of every text on its way to standard output, standard error and bug reports: known ones, and
 * whatever has the shape of a Replicate token (`r8_` and more than 20 letters and digits). A last line of defence;
 * nothing is meant to put one there. Bytes (a video) pass as they are.
 */
export function guardOutput(platform: Platform): GuardedPlatform {
  const secrets = new Set<string>();
  const hide = (secret: string) => {
    if (secret.trim().length >= shortestSecret) secrets.add(secret.trim());
  };
  for (const variable of secretVariables) hide(platform.env[variable] ?? '');
  const redact = (text: string) => {
    let safe = text;
    for (const secret of secrets) safe = safe.replaceAll(secret, '****');
    return safe.replace(/\br8_[A-Za-z0-9]{20,}/g, 'r8_****');
  };
  const { disk } = platform;
  return {
    hide,
    platform: {
      ...platform,
      stdout: guardStream(platform.stdout, redact),
      stderr: guardStream(platform.stderr, redact),
      disk: { ...disk, saveReport: (text) => disk.saveReport(redact(text)) },
    },
  };
}

function guardStream<Stream extends OutputStream & NodeJS.WritableStream>(
  stream: Stream,
  redact: (text: string) => string,
): Stream {
  const write = (chunk: string | Uint8Array, ...more: readonly unknown[]): unknown =>
    Reflect.apply(stream.write, stream, [typeof chunk === 'string' ? redact(chunk) : chunk, ...more]);
  // A spinner puts a `write` of its own here and takes it off again. It must not reach the stream beneath, which `write` calls:
  // each would then call the other without end.
  let current: unknown = write;
  return new Proxy(stream, {
    set(target, key, value) {
      if (key !== 'write') return Reflect.set(target, key, value, target);
      current = value;
      return true;
    },
    get(target, key) {
      if (key === 'write') return current;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
