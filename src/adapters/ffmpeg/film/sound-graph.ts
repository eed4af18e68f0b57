import { sampleRate } from '../../../domain/timeline/frame-rate.js';
import type { AudioPlan, MusicPlan, RenderPlan } from '../../../domain/timeline/render-plan.js';
import { inputArgs } from './source-input.js';

/** Inputs after the mixed clips, which are the first, and the filters up to `[mix]`. */
export interface SoundGraph {
  readonly inputs: readonly string[];
  readonly filters: string;
}

const format = 'aformat=sample_fmts=flt:sample_rates=48000:channel_layouts=stereo';

/** Lays music and narration under and over the clips' own sound; exactly as long as the film. */
export function soundGraph({ audio, samples }: RenderPlan): SoundGraph {
  const { music, narration, clips } = audio ?? { clips: [] };
  const inputs: string[] = [];
  const chains: string[] = [];
  let speech = '[0:a:0]';
  let count = 1;
  if (narration !== undefined) {
    inputs.push(...inputArgs(narration.file.format, narration.file.path, ['-vn']));
    chains.push(`[${count}:a:0]${whole(samples)},volume=${narration.volume}[voice]`);
    chains.push(`${speech}[voice]amix=inputs=2:normalize=0:duration=first[speech]`);
    speech = '[speech]';
    count += 1;
  }
  if (music !== undefined) {
    inputs.push(...inputArgs(music.file.format, music.file.path, [...loop(music), '-vn']));
    chains.push(`[${count}:a:0]${musicFilters(music, samples)}[music]`);
    const ducked = music.duck && (clips.length > 0 || narration !== undefined);
    chains.push(
      ...(ducked ? duckedUnder(speech) : [`${speech}[music]amix=inputs=2:normalize=0:duration=first[sum]`]),
    );
    speech = '[sum]';
  }
  return { inputs, filters: [...chains, `${speech}${format}[mix]`].join(';') };
}

/** What is done to the mix at last: gain to the wished loudness, and no peak above -1 dB where anything was added. */
export function finishFilters(audio: AudioPlan, samples: number, gainDb: number): string {
  const added = audio.music !== undefined || audio.narration !== undefined || audio.loudness !== undefined;
  const limited = added
    ? [`volume=${gainDb.toFixed(2)}dB`, 'alimiter=limit=0.891:level=0:latency=1', format]
    : [];
  return [...limited, `apad=whole_len=${samples}`, `atrim=end_sample=${samples}`].join(',');
}

function whole(samples: number): string {
  return `aresample=${sampleRate}:async=1:first_pts=0,${format},apad=whole_len=${samples},atrim=end_sample=${samples}`;
}

function loop({ loop: again }: MusicPlan): readonly string[] {
  return again ? ['-stream_loop', '-1'] : [];
}

/** A fade is never longer than half of the film. */
function musicFilters(music: MusicPlan, samples: number): string {
  const fadeIn = Math.min(music.fadeInSamples, Math.floor(samples / 2));
  const fadeOut = Math.min(music.fadeOutSamples, Math.floor(samples / 2));
  return [
    whole(samples),
    `volume=${music.volume}`,
    ...(fadeIn === 0 ? [] : [`afade=t=in:start_sample=0:nb_samples=${fadeIn}`]),
    ...(fadeOut === 0 ? [] : [`afade=t=out:start_sample=${samples - fadeOut}:nb_samples=${fadeOut}`]),
  ].join(',');
}

/** Music goes down by up to 8:1 while somebody speaks, and comes back within half a second. */
function duckedUnder(speech: string): readonly string[] {
  return [
    `${speech}asplit=2[heard][key]`,
    '[music][key]sidechaincompress=threshold=0.02:ratio=8:attack=20:release=500[low]',
    '[heard][low]amix=inputs=2:normalize=0:duration=first[sum]',
  ];
}
