/** How a picture of another shape is put into the film's frame. */
export const fits = ['contain', 'cover', 'blur', 'stretch'] as const;

export type Fit = (typeof fits)[number];

export interface PictureSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where a scaled picture lies in the frame. All figures are even, as 4:2:0 needs them. */
export interface FittedPicture extends PictureSize {
  /** Of its left upper corner from that of the frame, in pixels; negative where the picture is cut. */
  readonly left: number;
  readonly top: number;
}

/** The size and place of a whole picture inside the frame, or, with `cover`, around it. */
export function fitPicture(
  picture: PictureSize,
  frame: PictureSize,
  fit: 'contain' | 'cover',
): FittedPicture {
  const scales = [frame.width / picture.width, frame.height / picture.height];
  const scale = fit === 'contain' ? Math.min(...scales) : Math.max(...scales);
  const width = evenNear(picture.width * scale, frame.width, fit);
  const height = evenNear(picture.height * scale, frame.height, fit);
  return {
    width,
    height,
    left: evenDown((frame.width - width) / 2),
    top: evenDown((frame.height - height) / 2),
  };
}

/** The next even number; never past the frame on the wrong side. */
function evenNear(length: number, limit: number, fit: 'contain' | 'cover'): number {
  const even = Math.max(2, Math.round(length / 2) * 2);
  return fit === 'contain' ? Math.min(even, limit) : Math.max(even, limit);
}

/** The even number at or below in size. */
export function evenDown(length: number): number {
  const even = Math.trunc(length / 2) * 2;
  // -0 and 0 would be two different plans.
  return even === 0 ? 0 : even;
}
