import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { isJsonObject } from './canonical-json.js';
import { resolveSchema } from './input-check.js';
import { componentSchema, type ShelfModel } from './model-shelf.js';

/** What a generated file is like. Sound has no size; its length is `frames` at one frame a second. */
export interface ClipShape {
  readonly kind: 'video' | 'gif' | 'audio';
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  /** Whether a video has a sound track. */
  readonly sound: boolean;
}

const shortSides: Readonly<Record<string, number>> = {
  '360p': 360,
  '480p': 480,
  '512p': 512,
  '540p': 540,
  '720p': 720,
  '768p': 768,
  '1080p': 1080,
};

/** Characters that a voice speaks in a second. */
const spokenCharactersPerSecond = 15;

/** The clip that a model makes of an input, as far as the input and the schema's defaults tell. */
export function clipShapeOf(model: ShelfModel, given: JsonObject): ClipShape {
  const input = { ...defaultsOf(model), ...given };
  if (model.audio) return soundShape(input);
  const fps = number(input.fps) ?? number(input.frames_per_second) ?? number(input.target_fps) ?? 24;
  return {
    // One model makes a GIF unless it is told to make an MP4.
    kind: input.mp4 === false ? 'gif' : 'video',
    ...sizeOf(input),
    fps,
    frames: framesOf(input, fps),
    sound: input.generate_audio === true || input.generate_audio_switch === true || model.name === 'mmaudio',
  };
}

function soundShape(input: JsonObject): ClipShape {
  const text = typeof input.text === 'string' ? input.text : undefined;
  const spoken = text === undefined ? 8 : Math.max(1, Math.ceil(text.length / spokenCharactersPerSecond));
  const seconds = Math.round(number(input.duration) ?? spoken);
  return { kind: 'audio', width: 0, height: 0, fps: 1, frames: Math.max(1, seconds), sound: true };
}

function defaultsOf(model: ShelfModel): JsonObject {
  const { properties } = componentSchema(model.openapiSchema, 'Input');
  if (!isJsonObject(properties)) return {};
  const entries = Object.entries(properties).map(([name, schema]) => [
    name,
    resolveSchema(model.openapiSchema, schema).default,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function sizeOf(input: JsonObject): { width: number; height: number } {
  const width = number(input.width);
  const height = number(input.height);
  if (width !== undefined && height !== undefined) return { width: even(width), height: even(height) };
  const pair = /^(\d+)\*(\d+)$/.exec(String(input.size ?? ''));
  if (pair !== null) return { width: Number(pair[1]), height: Number(pair[2]) };
  return namedSize(input);
}

function namedSize(input: JsonObject): { width: number; height: number } {
  const short = shortSides[String(input.resolution ?? input.quality ?? '')] ?? 360;
  const aspect = aspectOf(String(input.aspect_ratio ?? '16:9'));
  const long = 2 * Math.round((short * Math.max(aspect, 1 / aspect)) / 2);
  return aspect >= 1 ? { width: long, height: short } : { width: short, height: long };
}

function aspectOf(text: string): number {
  if (text === 'portrait') return 9 / 16;
  const match = /^(\d+):(\d+)$/.exec(text);
  return match === null ? 16 / 9 : Number(match[1]) / Number(match[2]);
}

function framesOf(input: JsonObject, fps: number): number {
  const named = number(input.num_frames) ?? number(input.frame_num) ?? number(input.video_length);
  const counted = named ?? number(input.length) ?? framesInName(input.video_length);
  if (counted !== undefined) return counted;
  const seconds = number(input.duration) ?? number(input.seconds) ?? 5;
  return Math.max(1, Math.round((seconds > 0 ? seconds : 5) * fps));
}

/** `14_frames_with_svd`. */
function framesInName(value: JsonValue | undefined): number | undefined {
  const match = /^(\d+)_frames/.exec(String(value ?? ''));
  return match === null ? undefined : Number(match[1]);
}

function number(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Frame sizes are even, or the usual pixel format can not hold them. */
function even(value: number): number {
  return value - (value % 2);
}
