/** Parts of films by what determined them. Safe under several processes. */
export interface SegmentCache {
  /** What `parts` stands for: SHA-256 of the text, hexadecimal. */
  key(parts: string): string;
  /** The path of a finished part; undefined when there is none. */
  find(key: string): Promise<string | undefined>;
  /** A name under which the part can be written; `keep` makes it whole and findable. */
  begin(key: string): Promise<PendingPart>;
  /** A new empty folder beside the parts. */
  workFolder(): Promise<{ readonly path: string; remove(): Promise<void> }>;
}

/** A part that is being made. */
export interface PendingPart {
  /** Absolute. */
  readonly path: string;
  /** Returns the final path. Errors: `disk-full`, `output-unwritable`. */
  keep(): Promise<string>;
  discard(): Promise<void>;
}
