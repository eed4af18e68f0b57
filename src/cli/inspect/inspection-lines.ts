import type { MediaDetails } from '../../domain/clips/media-details.js';
import type { Provenance } from '../../domain/clips/provenance.js';
import type { JsonValue } from '../../domain/json.js';
import type { InspectedClip } from '../../workflows/inspect-clip.js';
import { formatBytes, formatNumber, formatSeconds, plural } from '../render/units.js';

/** One line of a listing; the label is empty where it goes on with the line before. */
export interface InspectionLine {
  readonly label: string;
  readonly text: string;
}

/** What `aivideo inspect` says of a file, line by line. What comes out of the file is made safe to print. */
export function inspectionLines({ media, sha256, provenance }: InspectedClip): readonly InspectionLine[] {
  const lines = [
    ...mediaLines(media),
    { label: 'SHA-256', text: sha256 },
    ...(provenance === undefined
      ? [{ label: 'Made by', text: 'unknown: the file carries no provenance' }]
      : provenanceLines(provenance)),
  ];
  return lines.map(({ label, text }) => ({ label, text: printable(text) }));
}

function mediaLines({ video, audio, container, bytes, durationSeconds }: MediaDetails): InspectionLine[] {
  return [
    ...(video === undefined ? [] : [{ label: 'Video', text: videoText(video) }]),
    { label: 'Duration', text: formatSeconds(durationSeconds) },
    ...(audio === undefined ? [] : [{ label: 'Audio', text: audioText(audio) }]),
    { label: 'File', text: `${container}, ${formatBytes(bytes)}` },
  ];
}

function videoText(video: NonNullable<MediaDetails['video']>): string {
  const { width, height, fps, frames, codec, rotation } = video;
  const turned = rotation === 0 ? [] : [`turned ${rotation}°`];
  const rate = `${formatNumber(fps)} fps`;
  return [`${width}x${height}`, rate, plural(frames, 'frame'), codec, ...turned].join(', ');
}

function audioText({ codec, channels, sampleRate }: NonNullable<MediaDetails['audio']>): string {
  return `${codec}, ${sampleRate} Hz, ${plural(channels, 'channel')}`;
}

const sourceTypes = {
  trainedAlgorithmicMedia: 'made by a trained model (AI)',
  algorithmicMedia: 'drawn by rules, not AI',
} satisfies Record<Provenance['sourceType'], string>;

function provenanceLines(provenance: Provenance): InspectionLine[] {
  const { model, provider, version, prompt, originalPrompt, seed, input, job, tool, sourceType } = provenance;
  return [
    { label: 'Made by', text: `${model} (${provider})` },
    ...(version === undefined ? [] : [{ label: 'Version', text: version }]),
    ...(prompt === undefined ? [] : [{ label: 'Prompt', text: prompt }]),
    ...(originalPrompt === undefined ? [] : [{ label: 'Asked', text: originalPrompt }]),
    ...(seed === undefined ? [] : [{ label: 'Seed', text: String(seed) }]),
    ...Object.entries(input).map(([key, value], index) => ({
      label: index === 0 ? 'Input' : '',
      text: `${key} = ${shortJson(value)}`,
    })),
    { label: 'Job', text: job },
    { label: 'Tool', text: tool },
    { label: 'Source', text: `${sourceType}: ${sourceTypes[sourceType]}` },
  ];
}

/** A prompt stands whole in its own line. */
function shortJson(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length <= 100 ? text : `${[...text].slice(0, 97).join('')}...`;
}

/** Control characters from a file could move the cursor or write in colours; each run of them becomes a space. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
