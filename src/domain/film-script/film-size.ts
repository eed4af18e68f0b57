/** Words on the screen are hard to read in fewer rows. */
const fewestRows = 720;

/**
 * The size of a film when none is asked for: of its shape, as fine as the clips, and at least 720 pixels on the shorter
 * side, so that captions can be read. `aspect` is `16:9` or the like.
 */
export function filmSize(aspect: string, shortSide: number | undefined): string {
  const [wide = 16, high = 9] = aspect.split(':').map(Number);
  const shorter = even(Math.max(fewestRows, shortSide ?? fewestRows));
  const longer = even((shorter * Math.max(wide, high)) / Math.min(wide, high));
  return wide >= high ? `${longer}x${shorter}` : `${shorter}x${longer}`;
}

function even(length: number): number {
  return Math.round(length / 2) * 2;
}
