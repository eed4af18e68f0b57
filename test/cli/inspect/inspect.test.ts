import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProvenanceStore } from '../../../src/adapters/media/provenance-store.js';
import { makeClip } from '../../adapters/media/sample-clip.js';
import { runCli } from '../../support/run-cli.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { provenance } from '../../workflows/delivery-rig.js';

/** A folder with a clip that aivideo made, one that it did not, and a text. */
async function prepareFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const clip = await makeClip(folder, 'other.mp4');
  await copyFile(clip, join(folder, 'clip.mp4'));
  await createProvenanceStore().write(join(folder, 'clip.mp4'), provenance);
  await writeFile(join(folder, 'text.mp4'), 'hello');
  return folder;
}

describe('aivideo inspect', () => {
  it('lists each file under its name', async () => {
    const cwd = await prepareFolder();

    const { status, stdout, stderr } = await runCli(['inspect', 'clip.mp4', 'other.mp4'], { cwd });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replace(/[\da-f]{64}/g, 'HASH').replace(/\d+ kB/g, 'SIZE')).toMatchInlineSnapshot(`
      "clip.mp4
        Video     320x180, 24 fps, 24 frames, avc
        Duration  1.0 s
        File      mp4, SIZE
        SHA-256   HASH
        Made by   zeroscope (scripted)
        Input     prompt = "a paper boat"
        Job       job1
        Tool      aivideo 0.1.0
        Source    trainedAlgorithmicMedia: made by a trained model (AI)

      other.mp4
        Video     320x180, 24 fps, 24 frames, avc
        Duration  1.0 s
        File      mp4, SIZE
        SHA-256   HASH
        Made by   unknown: the file carries no provenance
      "
    `);
  });

  it('gives machines one object', async () => {
    const cwd = await prepareFolder();

    const { status, stdout } = await runCli(['inspect', '--json', 'clip.mp4', 'other.mp4'], { cwd });

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      v: 1,
      ok: true,
      files: [
        { path: join(cwd, 'clip.mp4'), media: { video: { frames: 24 } }, provenance },
        { path: join(cwd, 'other.mp4'), sha256: expect.stringMatching(/^[\da-f]{64}$/), provenance: null },
      ],
    });
  });

  it('lists what it can and then fails by what it can not', async () => {
    const cwd = await prepareFolder();

    const { status, stdout, stderr } = await runCli(['inspect', 'text.mp4', 'none.mp4', 'clip.mp4'], { cwd });

    expect(status).toBe(7);
    expect(stdout).toMatch(/^clip\.mp4\n/);
    expect(stderr).toContain(`\`${join(cwd, 'none.mp4')}\` can not be read: there is no such file`);
    expect(stderr).toContain(`error: \`${join(cwd, 'text.mp4')}\` is text, not a video that aivideo reads`);
  });

  it('gives machines one error', async () => {
    const cwd = await prepareFolder();

    const { status, stdout } = await runCli(['inspect', '--json', 'clip.mp4', 'none.mp4'], { cwd });

    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'input-file-unreadable' } });
  });

  it('wants a file', async () => {
    const { status, stderr } = await runCli(['inspect'], { cwd: await temporaryFolder() });

    expect(status).toBe(2);
    expect(stderr).toContain('file');
  });
});
