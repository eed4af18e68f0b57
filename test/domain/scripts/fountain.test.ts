import { describe, expect, it } from 'vitest';
import { read, shortLines } from './read-words.js';

const screenplay = `Title: The Lighthouse
Credit: written by
Author: A. Writer
Style: 35mm film, fog

FADE IN:

EXT. ROCKY SHORE - DAWN

Waves break against black rocks. A _lonely_ lighthouse stands **tall**. [[a note]]

[[simulation: wave-interference]]

INT. LAMP ROOM - NIGHT #2#
MARA (40s), in oilskins, climbs
the iron stair.

MARA (CONT'D)
(whispering)
It is still burning.
/* cut
this
*/
After all these years.

NARRATOR (V.O.)
Nobody had lit it since the storm.

OLD JON ^
~la la
Never!

> CUT TO:

.FLASHBACK

@McCoy (shouting)
Run!

= Nobody reads this.

> THE END <
`;

describe('Fountain', () => {
  const script = read(screenplay, { name: 'lighthouse.fountain' });

  it('has its scenes by their headings', () => {
    expect(script).toMatchObject({ title: 'The Lighthouse', wishes: { style: '35mm film, fog' } });
    expect(
      script.scenes.map(({ heading, setting, simulation }) => ({ heading, setting, simulation })),
    ).toEqual([
      {
        heading: 'EXT. ROCKY SHORE - DAWN',
        setting: { place: 'ROCKY SHORE', timeOfDay: 'DAWN', interior: false },
        simulation: 'wave-interference',
      },
      {
        heading: 'INT. LAMP ROOM - NIGHT',
        setting: { place: 'LAMP ROOM', timeOfDay: 'NIGHT', interior: true },
        simulation: undefined,
      },
      { heading: 'FLASHBACK', setting: undefined, simulation: undefined },
    ]);
  });

  it('tells action, speech and voice-over, without notes and boneyard', () => {
    expect(script.scenes.map(shortLines)).toEqual([
      ['action Waves break against black rocks. A lonely lighthouse stands tall.'],
      [
        'action MARA (40s), in oilskins, climbs the iron stair.',
        'speech MARA: It is still burning. After all these years.',
        'narration Nobody had lit it since the storm.',
        'speech OLD JON: la la Never!',
      ],
      ['speech McCoy: Run!', 'caption THE END'],
    ]);
    expect(script.scenes[1]?.lines[1]).toMatchObject({ manner: 'whispering', at: 20 });
  });

  it('says that it leaves transitions out', () => {
    expect(script.adjustments).toEqual([
      {
        option: 'transitions',
        kind: 'unsupported',
        asked: 'FADE IN: and 1 more',
        reason: 'choose one for the whole film with `--transition`',
      },
    ]);
  });

  it('does not take Korean action of two lines for somebody who speaks', () => {
    const { scenes } = read(
      'INT. 집 - 밤\n\n민수가 천천히 문을 연다.\n방은 비어 있다.\n\n민수\n아무도 없네.\n',
      {
        format: 'fountain',
      },
    );

    expect(scenes.map(shortLines)).toEqual([
      ['action 민수가 천천히 문을 연다. 방은 비어 있다.', 'speech 민수: 아무도 없네.'],
    ]);
  });

  it('stands sung words first in a speech, and spaces without end', () => {
    const { scenes } = read(`INT. A - DAY\n\nANNA\n~la la\n\nB${' '.repeat(20_000)}b\nc\n`, {
      format: 'fountain',
    });

    expect(scenes.map(shortLines)).toEqual([['speech ANNA: la la', 'action B b c']]);
  });
});
