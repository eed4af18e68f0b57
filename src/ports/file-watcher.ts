/** Files that are watched. */
export interface FileWatch {
  /** Watches these too; resolves when they are. A name that leads nowhere is watched until something is there. */
  add(paths: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Tells when files change. */
export interface FileWatcher {
  /** `onChange` is told each time one of the files has been written, replaced, made or removed. */
  watch(onChange: (path: string) => void): Promise<FileWatch>;
}
