/** What is seen of one frame as a whole. */
export interface FrameLight {
  /** Mean brightness, 0 (black) to 1 (white). */
  readonly brightness: number;
  /** As `measureLimits` says what is black. */
  readonly isBlack: boolean;
}
