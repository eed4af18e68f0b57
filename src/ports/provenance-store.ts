import type { Provenance } from '../domain/clips/provenance.js';

/** Keeps a clip's provenance inside the clip. */
export interface ProvenanceStore {
  /** Adds or replaces it without touching the media data. False when the container has no place for it. */
  write(path: string, provenance: Provenance): Promise<boolean>;
  read(path: string): Promise<Provenance | undefined>;
}
