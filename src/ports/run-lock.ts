/** Keeps two processes from driving one run. */
export interface RunLock {
  /**
   * Takes the lock of a run; the returned function gives it back. The lock of an owner that is no longer alive is
   * taken over. Errors: `run-locked`, `journal-failed`.
   */
  acquire(run: string): Promise<() => Promise<void>>;
  /** Whether a living process holds it. */
  isHeld(run: string): Promise<boolean>;
}
