import type { SoundMeasurement } from './clip-measurement.js';
import type { ExpectedClip } from './expected-clip.js';
import { type Finding, finding } from './finding.js';

/** What ffmpeg's silencedetect calls noise by default, in dBFS (https://ffmpeg.org/ffmpeg-filters.html#silencedetect). */
const silenceDb = -60;

/** Full scale, as far as a lossy codec keeps it, in dBFS. */
const fullScaleDb = -0.05;

/** Three equal samples in a row at full scale: the least that Audacity's Find Clipping reports. */
const clippedRun = 3;

/** A sound track that can not be heard or that is cut off at full scale, and one that should be there and is not. */
export function judgeSound(sound: SoundMeasurement | undefined, expected: ExpectedClip): readonly Finding[] {
  if (sound === undefined)
    return expected.hasSound === true ? [finding('silent', 'it has no sound track')] : [];
  if (sound.peakDb <= silenceDb && expected.hasSound !== false)
    return [finding('silent', `its sound stays below ${silenceDb} dBFS`)];
  if (sound.peakDb >= fullScaleDb && sound.peakRun >= clippedRun)
    return [
      finding('clipped', `its sound is cut off at full scale, ${shown(sound.peakRun)} samples in a row`),
    ];
  return [];
}

function shown(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
