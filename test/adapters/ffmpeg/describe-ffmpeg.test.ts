import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFfmpeg } from '../../../src/adapters/ffmpeg/describe-ffmpeg.js';
import { findFfmpeg } from '../../../src/adapters/ffmpeg/find-ffmpeg.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** A stand-in that answers `-version`, `-encoders` and `-filters` with these texts. */
async function standIn(answers: { version: string; encoders: string; filters: string }): Promise<string> {
  const path = join(await temporaryFolder(), 'ffmpeg');
  const cases = Object.entries(answers).map(
    ([question, text]) => `-${question}) cat <<'END'\n${text}\nEND\n;;`,
  );
  await writeFile(path, `#!/bin/sh\ncase "$2" in\n${cases.join('\n')}\nesac\n`);
  await chmod(path, 0o755);
  return path;
}

describe('an ffmpeg that is asked what it is', () => {
  it('tells its version, encoders and filters', async () => {
    const { path } = await findFfmpeg({ env: process.env });

    const { version, encoders, filters } = await describeFfmpeg(path);

    expect(version).toMatch(/\d/);
    expect(encoders).toEqual(expect.arrayContaining(['aac', 'libx264']));
    expect(filters).toEqual(expect.arrayContaining(['overlay', 'scale', 'xfade']));
    expect(encoders).not.toContain('=');
  });

  it.each([
    ['5.1', '5.1.6-0+deb12u1', ' ... scale             V->V       Scale the input video size.'],
    ['8.0', 'n8.0', ' .. scale             V->V       Scale the input video size.'],
  ])('is understood as version %s writes it', async (_name, version, filter) => {
    const path = await standIn({
      version: `ffmpeg version ${version} Copyright (c) 2000-2025 the FFmpeg developers\nbuilt with gcc`,
      encoders:
        'Encoders:\n V..... = Video\n A..... = Audio\n .F.... = Frame-level multithreading\n ------\n V....D libx264              libx264 H.264\n A....D aac                  AAC',
      filters: `Filters:\n  T.. = Timeline support\n  .S. = Slice threading\n  A = Audio input/output\n${filter}\n TS. overlay           VV->V      Overlay a video source on top of the input.\n ... anullsrc          |->A       Null audio source.`,
    });

    expect(await describeFfmpeg(path)).toEqual({
      version,
      encoders: ['aac', 'libx264'],
      filters: ['anullsrc', 'overlay', 'scale'],
    });
  });

  it('is missing when it is not there, and failing when it says nothing', async () => {
    const silent = join(await temporaryFolder(), 'ffmpeg');
    await writeFile(silent, '#!/bin/sh\nexit 3\n');
    await chmod(silent, 0o755);

    await expect(describeFfmpeg('/nowhere/ffmpeg')).rejects.toMatchObject({ code: 'ffmpeg-missing' });
    await expect(describeFfmpeg(silent)).rejects.toMatchObject({ code: 'ffmpeg-failed' });
  });

  it('is not waited for by those who have given up', async () => {
    const { path } = await findFfmpeg({ env: process.env });
    const reason = new Error('Enough');

    await expect(describeFfmpeg(path, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
