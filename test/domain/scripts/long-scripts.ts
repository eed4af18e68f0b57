/** Numbers that look drawn by chance and are the same each time (Park and Miller, 1988). */
export function counter(seed = 1): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const nouns = [
  'harbour',
  'lantern',
  'window',
  'river',
  'garden',
  'engine',
  'letter',
  'bridge',
  'mirror',
  'forest',
];
const verbs = [
  'opens',
  'crosses',
  'watches',
  'carries',
  'leaves',
  'finds',
  'burns',
  'follows',
  'hides',
  'paints',
];

export function sentence(draw: (below: number) => number): string {
  const word = (list: readonly string[]) => list[draw(list.length)] ?? '';
  return `The old ${word(nouns)} by the ${word(nouns)} ${word(verbs)} the ${word(nouns)} and nobody ${word(verbs)} it.`;
}

/** A screenplay: 55 lines a page. */
export function screenplay(pages: number): string {
  const draw = counter();
  const lines: string[] = ['Title: Long', ''];
  const names = ['ANNA', 'BEN', 'CLARA', 'DR. KIM', 'NARRATOR (V.O.)'];
  const places = ['KITCHEN', 'HARBOUR', 'STATION', 'ROOF', 'FOREST'];
  while (lines.length < pages * 55) {
    if (draw(12) === 0)
      lines.push(
        `${draw(2) === 0 ? 'INT' : 'EXT'}. ${places[draw(5)]} - ${draw(2) === 0 ? 'DAY' : 'NIGHT'}`,
        '',
      );
    else if (draw(3) > 0)
      lines.push(names[draw(5)] ?? '', ...(draw(4) === 0 ? ['(softly)'] : []), sentence(draw), '');
    else lines.push(sentence(draw), '');
  }
  return lines.join('\n');
}

/** Captions of about 3 s, with a pause after some. */
export function captions(minutes: number): string {
  const draw = counter(7);
  const cues: string[] = [];
  for (let at = 0; at < minutes * 60_000; ) {
    const end = at + 1500 + draw(3000);
    cues.push(`${cues.length + 1}\n${clock(at)} --> ${clock(end)}\n${sentence(draw)}\n`);
    at = end + (draw(6) === 0 ? 2500 : 200);
  }
  return cues.join('\n');
}

function clock(milliseconds: number): string {
  const part = (value: number, length = 2) => String(value).padStart(length, '0');
  const seconds = Math.floor(milliseconds / 1000);
  const whole = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${whole.map((value) => part(value)).join(':')},${part(milliseconds % 1000, 3)}`;
}

/** Speech as a recogniser writes it down: one line, no headings. */
export function lecture(minutes: number): string {
  const draw = counter(3);
  return Array.from({ length: minutes * 10 }, () => sentence(draw).toLowerCase()).join(' ');
}
