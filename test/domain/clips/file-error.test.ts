import { describe, expect, it } from 'vitest';
import { inputError, outputError, systemCode } from '../../../src/domain/clips/file-error.js';

const systemError = (code: unknown) => Object.assign(new Error('from the system'), { code });

describe('errors about files', () => {
  it('tell a full disk from everything else that keeps a file from being written', () => {
    const full = outputError('/films/boat.mp4', systemError('ENOSPC'));
    const denied = outputError('/films/boat.mp4', systemError('EACCES'));

    expect([full.code, full.message]).toEqual(['disk-full', 'There is no space left for `/films/boat.mp4`']);
    expect([denied.code, denied.message]).toEqual([
      'output-unwritable',
      '`/films/boat.mp4` can not be written: permission is denied',
    ]);
    expect(denied.details).toEqual({ path: '/films/boat.mp4' });
  });

  it('say why a file can not be read', () => {
    const error = inputError('photo.png', systemError('EACCES'));

    expect([error.code, error.message]).toEqual([
      'input-file-unreadable',
      '`photo.png` can not be read: permission is denied',
    ]);
  });

  it('keep the error underneath and do not hide a code that has no words', () => {
    const cause = systemError('EWEIRD');

    const error = inputError('photo.png', cause);

    expect(error.message).toBe('`photo.png` can not be read: the system says EWEIRD');
    expect(error.cause).toBe(cause);
  });

  it.each([
    [systemError('ENOENT'), 'ENOENT'],
    [systemError(7), ''],
    [new Error('plain'), ''],
    ['text', ''],
    [undefined, ''],
  ])('know the system name of %s', (cause, code) => {
    expect(systemCode(cause)).toBe(code);
  });
});
