import { constants, type Stats } from 'node:fs';
import { lstat, open, readlink, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { inputError, systemCode } from '../../domain/clips/file-error.js';
import type { InputFile } from '../../domain/clips/input-file.js';
import { describeMediaType, sniffedBytes, sniffMediaType } from '../../domain/clips/media-type.js';
import { AivideoError } from '../../domain/errors.js';

type Expected = 'image' | 'video' | 'any';

/** See `ClipFiles.inspectInput`. */
export async function inspectInput(path: string, expected: Expected): Promise<InputFile> {
  const absolute = resolve(path);
  const stats = await statInput(path);
  if (!stats.isFile()) throw unreadable(path, `is ${kindOf(stats)}, not a file`);
  if (stats.size === 0) throw unsupported(path, 'is empty');
  const contentType = sniffMediaType(await readHead(path));
  if (expected !== 'any' && !contentType?.startsWith(`${expected}/`))
    throw unsupported(path, `is ${describeMediaType(contentType)}, not ${wanted[expected]}`);
  return {
    path: absolute,
    name: basename(absolute),
    bytes: stats.size,
    contentType: contentType ?? 'application/octet-stream',
  };
}

const wanted = {
  image: 'an image (PNG, JPEG, WebP, GIF, AVIF, HEIC, BMP or TIFF)',
  video: 'a video (MP4, MOV, WebM, MKV or AVI)',
} satisfies Record<Exclude<Expected, 'any'>, string>;

/** Asked before the file is opened: opening a named pipe would wait for ever. */
async function statInput(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    const target = systemCode(error) === 'ENOENT' ? await linkTarget(path) : undefined;
    if (target === undefined) throw inputError(path, error);
    throw unreadable(path, `is a link to \`${target}\`, which does not exist`);
  }
}

async function linkTarget(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isSymbolicLink() ? readlink(path) : undefined;
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

async function readHead(path: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const head = new Uint8Array(sniffedBytes);
      const { bytesRead } = await handle.read(head, 0, sniffedBytes, 0);
      return head.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw inputError(path, error);
  }
}

function unreadable(path: string, what: string): AivideoError {
  return new AivideoError('input-file-unreadable', `\`${path}\` ${what}`, { details: { path } });
}

function unsupported(path: string, what: string): AivideoError {
  return new AivideoError('input-file-unsupported', `\`${path}\` ${what}`, { details: { path } });
}
