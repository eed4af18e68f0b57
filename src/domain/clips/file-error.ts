import { AivideoError } from '../errors.js';

/** The error for a file that could not be written: `disk-full` or `output-unwritable`. */
export function outputError(path: string, cause: unknown): AivideoError {
  const code = systemCode(cause);
  const details = { path };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AivideoError('disk-full', `There is no space left for \`${path}\``, { cause, details });
  return new AivideoError('output-unwritable', `\`${path}\` can not be written: ${reasonOf(code)}`, {
    cause,
    details,
  });
}

/** The error for a file that could not be read. */
export function inputError(path: string, cause: unknown): AivideoError {
  const reason = reasonOf(systemCode(cause));
  return new AivideoError('input-file-unreadable', `\`${path}\` can not be read: ${reason}`, {
    cause,
    details: { path },
  });
}

/** The name of a system error (`ENOENT`), when it is one. */
export function systemCode(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'the system does not allow it',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'a file is in the way',
  ENAMETOOLONG: 'the name is too long for the disk',
  ELOOP: 'it is a symbolic link, or too many of them',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EFBIG: 'the disk does not take files of that size',
  EIO: 'the disk reports an error',
  EBUSY: 'it is in use',
  ETXTBSY: 'it is in use',
};

function reasonOf(code: string): string {
  return reasons[code] ?? `the system says ${code === '' ? 'no more' : code}`;
}
