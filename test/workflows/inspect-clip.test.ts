import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createClipProber } from '../../src/adapters/media/probe-clip.js';
import { createProvenanceStore } from '../../src/adapters/media/provenance-store.js';
import { createClipFiles } from '../../src/adapters/node/clip-files.js';
import { inspectClip } from '../../src/workflows/inspect-clip.js';
import { makeClip } from '../adapters/media/sample-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { provenance } from './delivery-rig.js';

const deps = { files: createClipFiles(), prober: createClipProber(), provenance: createProvenanceStore() };
const call = { signal: new AbortController().signal };

describe('inspecting a clip', () => {
  it('tells what it is, its hash and where it came from', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    await deps.provenance.write(path, provenance);

    const clip = await inspectClip(deps, { path }, call);

    expect(clip).toMatchObject({
      path,
      media: { container: 'mp4', video: { width: 320, height: 180, frames: 24, fps: 24 } },
      provenance,
    });
    expect(clip.sha256).toBe(await deps.files.sha256(path));
  });

  it('leaves provenance out where there is none', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');

    const clip = await inspectClip(deps, { path }, call);

    expect(clip).not.toHaveProperty('provenance');
  });

  it.each([
    ['a file that is not there', 'input-file-unreadable', async () => undefined],
    ['a folder', 'input-file-unreadable', (path: string) => mkdir(path)],
    ['a named pipe', 'input-file-unreadable', (path: string) => promisify(execFile)('mkfifo', [path])],
    ['a link to nowhere', 'input-file-unreadable', (path: string) => symlink('nowhere.mp4', path)],
    ['an empty file', 'input-file-unsupported', (path: string) => writeFile(path, '')],
    ['a text', 'media-unreadable', (path: string) => writeFile(path, 'hello')],
  ])('refuses %s by name, without waiting', async (_, code, prepare) => {
    const path = join(await temporaryFolder(), 'clip.mp4');
    await prepare(path);

    const error = await inspectClip(deps, { path }, call).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code, message: expect.stringContaining(path) });
  });
});
