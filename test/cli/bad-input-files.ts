import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BadInput } from './bad-input-row.js';

const run = promisify(execFile);

/** One pixel. */
export const pngBytes = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const mp4Bytes = Buffer.from('\0\0\0\u0020ftypisom\0\0\u0002\0isomiso2avc1mp41', 'latin1');

const svd = (...words: readonly string[]) => ['generate', '-m', 'svd', ...words];
const unreadable = { status: 2, code: 'input-file-unreadable' } as const;
const unsupported = { status: 2, code: 'input-file-unsupported' } as const;
const incapable = { status: 2, code: 'model-incapable' } as const;
const invalid = { status: 2, code: 'input-invalid' } as const;

/** Images and videos that can not be used. */
export const badMedia: readonly BadInput[] = [
  {
    title: 'an image for a model of words alone',
    args: ['generate', 'sea', '-m', 'zeroscope', '--image', 'photo.png'],
    files: { 'photo.png': pngBytes },
    ...incapable,
    says: /^`zeroscope` takes no start image, but `[\w.-]+`, `[\w.-]+`, `[\w.-]+` and \d+ more can$/,
  },
  {
    title: 'a last frame for a model that has none',
    args: ['generate', 'sea', '-m', 'hailuo', '--image', 'a.png', '--last-image', 'a.png'],
    files: { 'a.png': pngBytes },
    ...incapable,
    says: /^`hailuo-2\.3` takes no last frame, but `[\w.-]+`, `[\w.-]+`, `[\w.-]+` and \d+ more can$/,
  },
  {
    title: 'no image for a model that starts from one',
    args: svd(),
    ...invalid,
    says: '`svd` makes video from an image: give it one with `--image`',
  },
  {
    title: 'an image that is not there',
    args: svd('--image', 'photo.png'),
    ...unreadable,
    says: '`FOLDER/photo.png` can not be read: there is no such file',
  },
  {
    title: 'a folder for an image',
    args: svd('--image', '.'),
    ...unreadable,
    says: '`FOLDER` is a folder, not a file',
  },
  {
    title: 'an image without bytes',
    args: svd('--image', 'photo.png'),
    files: { 'photo.png': '' },
    ...unsupported,
    says: '`FOLDER/photo.png` is empty',
  },
  {
    title: 'a text by the name of an image',
    args: svd('--image', 'photo.png'),
    files: { 'photo.png': 'Dear diary' },
    ...unsupported,
    says: '`FOLDER/photo.png` is text, not an image (PNG, JPEG, WebP, GIF, AVIF, HEIC, BMP or TIFF)',
  },
  {
    title: 'a video for an image',
    args: svd('--image', 'clip.mp4'),
    files: { 'clip.mp4': mp4Bytes },
    ...unsupported,
    says: '`FOLDER/clip.mp4` is an MP4 video, not an image (PNG, JPEG, WebP, GIF, AVIF, HEIC, BMP or TIFF)',
  },
  {
    title: 'an image for a video',
    args: ['generate', 'sea', '-m', 'zeroscope-xl', '--init-video', 'photo.png'],
    files: { 'photo.png': pngBytes },
    ...unsupported,
    says: '`FOLDER/photo.png` is a PNG image, not a video (MP4, MOV, WebM, MKV or AVI)',
  },
  {
    title: 'a named pipe for an image',
    args: svd('--image', 'photo.png'),
    prepare: (folder) => run('mkfifo', [join(folder, 'photo.png')]),
    ...unreadable,
    says: '`FOLDER/photo.png` is a named pipe, not a file',
  },
  {
    title: 'a link that leads nowhere',
    args: svd('--image', 'photo.png'),
    prepare: (folder) => symlink('gone.png', join(folder, 'photo.png')),
    ...unreadable,
    says: '`FOLDER/photo.png` is a link to `gone.png`, which does not exist',
  },
  {
    title: 'a link that leads to itself',
    args: svd('--image', 'photo.png'),
    prepare: (folder) => symlink('photo.png', join(folder, 'photo.png')),
    ...unreadable,
    says: '`FOLDER/photo.png` can not be read: it is a symbolic link, or too many of them',
  },
  {
    title: 'an image below a file',
    args: svd('--image', 'photo.png/deeper.png'),
    files: { 'photo.png': pngBytes },
    ...unreadable,
    says: '`FOLDER/photo.png/deeper.png` can not be read: a part of the path is a file, not a folder',
  },
  {
    title: 'an address that nobody fetches from',
    args: svd('--image', 'ftp://example.org/photo.png'),
    ...invalid,
    says: '`--image` must be a file or an http(s) address, got `ftp://example.org/photo.png`',
  },
  {
    title: "an address of this machine's files",
    args: svd('--image', 'file:///etc/hostname'),
    ...invalid,
    says: '`--image` must be a file or an http(s) address, got `file:///etc/hostname`',
  },
  {
    title: 'an address without a host',
    args: svd('--image', 'https://'),
    ...invalid,
    says: '`--image` must be a file or an http(s) address, got `https://`',
  },
  {
    title: 'a data URL of something else',
    args: svd('--image', 'data:text/plain,hello'),
    ...invalid,
    says: '`--image` must be data of type image/..., got `data:text/plain,hello`',
  },
  {
    title: 'a file for an input that is not there',
    args: ['generate', 'sea', '-m', 'wan-2.2-i2v', '--input', 'image=@photo.png'],
    ...unreadable,
    says: '`FOLDER/photo.png` can not be read: there is no such file',
  },
];

const exists = { status: 2, code: 'output-exists' } as const;
const unwritable = { status: 2, code: 'output-unwritable' } as const;
const usage = { status: 2, code: 'usage-invalid' } as const;
const sea = (...words: readonly string[]) => ['generate', 'sea', ...words];

/** Places where no clip can go. */
export const badOutputs: readonly BadInput[] = [
  {
    title: 'a name that is no video',
    args: sea('-o', 'clip.avi'),
    ...usage,
    says: '`--output clip.avi` must end in .mp4 for a file or in / for a folder',
  },
  { title: 'an empty output', args: sea('-o', ''), ...usage, says: '`--output` is empty' },
  {
    title: 'several clips for standard output',
    args: sea('-o', '-', '-n', '2'),
    ...usage,
    says: '`-o -` takes one clip; `--count` asks for more',
  },
  {
    title: 'a clip for standard output that nobody waits for',
    args: sea('-o', '-', '--detach'),
    ...usage,
    says: '`-o -` waits for the clip; `--detach` leaves before it is there',
  },
  {
    title: 'a clip and JSON for standard output',
    args: sea('-o', '-', '--json'),
    ...usage,
    says: '`-o -` and `--json` both want standard output',
  },
  {
    title: 'a clip and a stream of JSON for standard output',
    args: sea('-o', '-', '--json-stream'),
    ...usage,
    says: '`-o -` and `--json` both want standard output',
  },
  {
    title: 'a file that is there',
    args: sea('-o', 'clip.mp4'),
    files: { 'clip.mp4': 'precious' },
    ...exists,
    says: '`FOLDER/clip.mp4` is already there',
  },
  {
    title: 'a file that the second take would overwrite',
    args: sea('-n', '2', '-o', 'clip.mp4'),
    files: { 'clip-2.mp4': 'precious' },
    ...exists,
    says: '`FOLDER/clip-2.mp4` is already there',
  },
  {
    title: 'a link that leads nowhere by the name of the clip',
    args: sea('-o', 'clip.mp4'),
    prepare: (folder) => symlink('gone.mp4', join(folder, 'clip.mp4')),
    ...exists,
    says: '`FOLDER/clip.mp4` is already there',
  },
  {
    title: 'a folder that is a file',
    args: sea('-o', 'clips/'),
    files: { clips: 'precious' },
    ...unwritable,
    says: '`FOLDER/clips` is a file, not a folder',
  },
  {
    title: 'a folder below a file',
    args: sea('-o', 'clips/new/sea.mp4'),
    files: { clips: 'precious' },
    ...unwritable,
    says: /^`FOLDER\/clips\/new\/sea\.mp4` can not be written: a part of the path is a file, not a folder$/,
  },
  {
    title: 'the usual folder when it is a file',
    args: sea(),
    files: { outputs: 'precious' },
    ...unwritable,
    says: /^`FOLDER\/outputs\/ai-videos\/sea-zeroscope-\w{6}\.mp4` can not be written: a part of the path is a file, not a folder$/,
  },
  {
    title: 'a name that no disk takes',
    args: sea('-o', `${'a'.repeat(300)}.mp4`),
    ...unwritable,
    says: /^`FOLDER\/a{300}\.mp4` can not be written: the name is too long for the disk$/,
  },
  {
    title: 'a file where the journal should be',
    args: sea('-o', 'clip.mp4'),
    prepare: (folder) => mkdir(join(folder, 'outputs/ai-videos'), { recursive: true }),
    files: { 'outputs/ai-videos/.runs': 'precious' },
    status: 1,
    code: 'journal-failed',
    says: /^`FOLDER\/outputs\/ai-videos\/\.runs\/[\w-]+` can not be made$/,
  },
];
