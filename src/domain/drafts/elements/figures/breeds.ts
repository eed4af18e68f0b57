/** Proportions of an animal; one unit is the height of its back. */
export interface Breed {
  readonly bodyLength: number;
  readonly bodyDepth: number;
  /** Joint of the neck to the poll: forward and up. */
  readonly neck: readonly [forward: number, up: number];
  readonly neckThickness: number;
  readonly headLength: number;
  readonly headDepth: number;
  /** Radians that the nose points down. */
  readonly headDrop: number;
  readonly legThickness: number;
  readonly ear: number;
  readonly tail: 'brush' | 'long' | 'short' | 'curved';
  readonly antlers: boolean;
  readonly mane: boolean;
  /** Steps a second. */
  readonly gait: number;
}

export const breeds = {
  dog: {
    bodyLength: 1.06,
    bodyDepth: 0.4,
    neck: [0.2, 0.24],
    neckThickness: 0.25,
    headLength: 0.36,
    headDepth: 0.2,
    headDrop: 0.16,
    legThickness: 0.115,
    ear: 0.16,
    tail: 'curved',
    antlers: false,
    mane: false,
    gait: 1.5,
  },
  cat: {
    bodyLength: 1.2,
    bodyDepth: 0.42,
    neck: [0.17, 0.16],
    neckThickness: 0.24,
    headLength: 0.29,
    headDepth: 0.25,
    headDrop: 0.1,
    legThickness: 0.12,
    ear: 0.15,
    tail: 'long',
    antlers: false,
    mane: false,
    gait: 1.4,
  },
  deer: {
    bodyLength: 1.04,
    bodyDepth: 0.36,
    neck: [0.22, 0.44],
    neckThickness: 0.17,
    headLength: 0.32,
    headDepth: 0.14,
    headDrop: 0.42,
    legThickness: 0.07,
    ear: 0.15,
    tail: 'short',
    antlers: true,
    mane: false,
    gait: 0.8,
  },
  horse: {
    bodyLength: 1.1,
    bodyDepth: 0.44,
    neck: [0.3, 0.46],
    neckThickness: 0.2,
    headLength: 0.46,
    headDepth: 0.18,
    headDrop: 0.95,
    legThickness: 0.068,
    ear: 0.08,
    tail: 'brush',
    antlers: false,
    mane: true,
    gait: 0.9,
  },
} as const satisfies Record<string, Breed>;
