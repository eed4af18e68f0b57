/** A filter graph that grows. */
export interface GraphDraft {
  readonly inputs: string[];
  readonly chains: string[];
  /** Adds an input and returns the pad of its pictures: `[2:v:0]`. */
  input(args: readonly string[]): string;
  /** A name for a pad that no other has: `[p7]`. */
  pad(): string;
}

/** An empty graph. */
export function createGraphDraft(): GraphDraft {
  const inputs: string[] = [];
  let files = 0;
  let pads = 0;
  return {
    inputs,
    chains: [],
    input(args) {
      inputs.push(...args);
      files += 1;
      return `[${files - 1}:v:0]`;
    },
    pad() {
      pads += 1;
      return `[p${pads}]`;
    },
  };
}
