/** A local file that a job needs, already checked. */
export interface InputFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly contentType: string;
}
