/** A clip that was made before. */
export interface CachedClip {
  /** SHA-256 of the file, hexadecimal; checked against its bytes. */
  readonly sha256: string;
  readonly bytes: number;
  /** The file from its first byte. */
  read(): AsyncIterable<Uint8Array>;
}

export interface CacheUsage {
  readonly folder: string;
  readonly clips: number;
  readonly bytes: number;
}

/** Clips by what determined them. Safe under several processes. */
export interface ClipCache {
  /** What `parts` stands for: SHA-256 of the text, hexadecimal. */
  key(parts: string): string;
  /** A whole clip, or nothing: an entry whose bytes do not fit its hash is removed. */
  find(key: string): Promise<CachedClip | undefined>;
  /** Keeps a copy of a file. One that can not be kept is not an error: it is made again. */
  store(key: string, path: string): Promise<void>;
  usage(): Promise<CacheUsage>;
  /** Removes the clips used longest ago until at most `maxBytes` are left; returns what is gone. */
  prune(maxBytes: number): Promise<CacheUsage>;
}
