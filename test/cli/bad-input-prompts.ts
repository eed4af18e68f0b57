import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BadInput } from './bad-input-row.js';

const run = promisify(execFile);
const generate = (...words: readonly string[]) => ['generate', ...words];
const empty = { status: 2, code: 'prompt-empty' } as const;
const invalid = { status: 2, code: 'prompt-invalid' } as const;
const usage = { status: 2, code: 'usage-invalid' } as const;
const unreadable = { status: 2, code: 'input-file-unreadable' } as const;
const unsupported = { status: 2, code: 'input-file-unsupported' } as const;

/** Everything that is wrong with a prompt, wherever it comes from. */
export const badPrompts: readonly BadInput[] = [
  {
    title: 'no prompt',
    args: generate(),
    ...empty,
    says: 'Model `zeroscope` needs a prompt, and none was given',
  },
  { title: 'an empty prompt', args: generate(''), ...empty, says: 'The prompt is empty' },
  {
    title: 'a prompt of white space',
    args: generate(' \t\n\u00a0\u3000'),
    ...empty,
    says: 'The prompt is empty',
  },
  {
    title: 'an empty prompt as an input of the model',
    args: generate('--input', 'prompt= '),
    ...empty,
    says: 'The prompt is empty',
  },
  {
    title: 'a NUL in a prompt',
    args: generate('a\0b'),
    ...invalid,
    says: 'The prompt holds the control character U+0000 at position 2',
  },
  {
    title: 'a NUL in a prompt as an input of the model',
    args: generate('--input', 'prompt=a\0b'),
    ...invalid,
    says: 'The prompt holds the control character U+0000 at position 2',
  },
  {
    title: 'an escape sequence in a prompt',
    args: generate('red \u001b[31msea'),
    ...invalid,
    says: 'The prompt holds the control character U+001B at position 5',
  },
  {
    title: 'a prompt of 100,000 characters',
    args: generate('x'.repeat(100_000)),
    ...invalid,
    says: 'The prompt has 100,000 characters; at most 20,000 are taken',
  },
  {
    title: 'half of a surrogate pair',
    args: generate('a\ud83cb'),
    ...invalid,
    says: 'The prompt holds half of a surrogate pair at position 2: it is not valid Unicode',
  },
  {
    title: 'a prompt that is given twice',
    args: generate('sea', '--prompt-file', 'prompt.txt'),
    files: { 'prompt.txt': 'hills' },
    ...usage,
    says: 'The prompt is given twice: as arguments and by `--prompt-file`',
  },
  {
    title: 'a prompt on standard input and in words',
    args: generate('-', 'sea'),
    stdin: 'hills',
    ...usage,
    says: 'The prompt is given twice: on standard input and as arguments',
  },
  {
    title: 'a prompt file that is not there',
    args: generate('--prompt-file', 'prompt.txt'),
    ...unreadable,
    says: '`FOLDER/prompt.txt` can not be read: there is no such file',
  },
  {
    title: 'a folder for a prompt file',
    args: generate('--prompt-file', '.'),
    ...unreadable,
    says: '`FOLDER` is not a file',
  },
  {
    title: 'a named pipe for a prompt file',
    args: generate('--prompt-file', 'prompt.txt'),
    prepare: (folder) => run('mkfifo', [join(folder, 'prompt.txt')]),
    ...unreadable,
    says: '`FOLDER/prompt.txt` is not a file',
  },
  {
    title: 'a prompt file that is empty',
    args: generate('--prompt-file', 'prompt.txt'),
    files: { 'prompt.txt': '' },
    ...empty,
    says: 'The prompt is empty',
  },
  {
    title: 'a prompt file with bytes that are no text',
    args: generate('--prompt-file', 'prompt.txt'),
    files: { 'prompt.txt': Buffer.from([0x61, 0xff, 0xc0, 0x62]) },
    ...unsupported,
    says: '`FOLDER/prompt.txt` is not UTF-8 text',
  },
  {
    title: 'a prompt file in UTF-16',
    args: generate('--prompt-file', 'prompt.txt'),
    files: { 'prompt.txt': Buffer.from('\ufeffsea', 'utf16le') },
    ...unsupported,
    says: '`FOLDER/prompt.txt` is not UTF-8 text',
  },
  {
    title: 'a video for a prompt file',
    args: generate('--prompt-file', 'clip.mp4'),
    files: { 'clip.mp4': Buffer.from('\0\0\0\u0020ftypisom\0\0\u0002\0', 'latin1') },
    ...invalid,
    says: 'The prompt holds the control character U+0000 at position 1',
  },
  {
    title: 'nothing on standard input',
    args: generate('-'),
    stdin: '',
    ...empty,
    says: 'The prompt is empty',
  },
  {
    title: 'standard input that is no text',
    args: generate('-'),
    stdin: Buffer.from([0x61, 0xff, 0x80]),
    ...invalid,
    says: 'Standard input is not UTF-8 text',
  },
  {
    title: 'standard input without an end',
    args: generate('-'),
    stdin: 'x'.repeat(2 * 1024 * 1024),
    ...invalid,
    says: 'Standard input is longer than any prompt (1 MiB)',
  },
];
