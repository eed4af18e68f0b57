/** Seconds at which the curves are drawn, and at which what is marked on them is complete. */
export interface GraphTimes {
  readonly drawn: number;
  readonly marked: number;
}

/** A long video does not draw slower than is pleasant to watch. */
export function graphTimes(seconds: number): GraphTimes {
  const drawn = Math.min(3, seconds * 0.32);
  return { drawn, marked: drawn + Math.min(2, seconds * 0.2) };
}
