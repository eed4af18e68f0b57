import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { codedClip, lumas } from '../support/coded-clip.js';
import { createFakePlatform } from '../support/fake-platform.js';
import { writeHeldFfmpeg } from '../support/ffmpeg-wrapper.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Text as it comes, which can be waited for. */
class Heard extends Writable {
  #text = '';
  #told: () => void = () => undefined;

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#text += chunk.toString();
    this.#told();
    done();
  }

  /** Resolves with what was written up to these words, and forgets it. */
  async until(words: RegExp): Promise<string> {
    for (;;) {
      const match = words.exec(this.#text);
      if (match !== null) {
        const seen = this.#text.slice(0, match.index + match[0].length);
        this.#text = this.#text.slice(seen.length);
        return seen;
      }
      await new Promise<void>((resolve) => {
        this.#told = resolve;
      });
    }
  }
}

/** Watches a film in this process; `interrupt` is Ctrl-C. */
function watch(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const stderr = new Heard();
  let interrupt: () => void = () => undefined;
  const platform = {
    ...createFakePlatform({ cwd, env: { AIVIDEO_CACHE_DIR: join(cwd, 'cache'), ...env } }),
    stderr,
    onSignal(name: string, listener: () => void) {
      if (name === 'SIGINT') interrupt = listener;
      return () => undefined;
    },
  };
  const status = main(['compose', ...args, '--watch'], platform);
  return { stderr, status, interrupt: () => interrupt() };
}

describe('compose --watch', () => {
  it('makes the film again at each change, shows what is wrong, and ends with Ctrl-C', async () => {
    const cwd = await temporaryFolder();
    const film = (words: string) =>
      writeFile(
        join(cwd, 'film.yaml'),
        `clips: [a.mp4, b.mp4]\npreset: ultrafast\noutput: film.mp4\n${words}`,
      );
    await codedClip(join(cwd, 'a.mp4'), { frames: 6 });
    await film('');

    const { stderr, status, interrupt } = watch(cwd, ['film.yaml']);

    // A clip that is missing at first is waited for.
    expect(await stderr.until(/watching 3 files/)).toMatch(/^error: Clip 2 of 2: .*no such file/m);
    await codedClip(join(cwd, 'b.mp4'), { frames: 6, firstLuma: 100 });
    expect(await stderr.until(/watching 3 files/)).toContain('2 segments: 2 rendered');
    await film('transition: fadee\n');
    expect(await stderr.until(/watching \d/)).toContain('did you mean `fade`');
    await film('transition: fade\ntransitionDuration: 0.125\n');
    expect(await stderr.until(/watching 3 files/)).toContain('3 segments: 3 rendered');
    expect(await lumas(join(cwd, 'film.mp4'))).toHaveLength(9);
    interrupt();

    expect(await status).toBe(130);
  });

  it('begins anew when something changes while the film is being made', async () => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'a.mp4'), { frames: 6 });
    await writeFile(join(cwd, 'film.yaml'), 'clips: [a.mp4]\ncrf: 20\noutput: film.mp4\n');

    const env = { AIVIDEO_FFMPEG_PATH: await writeHeldFfmpeg(cwd, '-crf 20') };
    const { stderr, status, interrupt } = watch(cwd, ['film.yaml'], env);

    await stderr.until(/rendering 0%/);
    await writeFile(join(cwd, 'film.yaml'), 'clips: [a.mp4]\ncrf: 30\noutput: film.mp4\n');
    await stderr.until(/changed: begins anew/);
    expect(await stderr.until(/1 rendered/)).toContain('crf 30');
    interrupt();
    expect(await status).toBe(130);
  });

  it('leaves a film that is there alone without --force', async () => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'a.mp4'), { frames: 6 });
    await writeFile(join(cwd, 'film.mp4'), 'mine');

    const { stderr, status, interrupt } = watch(cwd, ['a.mp4', '-o', 'film.mp4']);

    expect(await stderr.until(/watching 1 file/)).toContain('film.mp4` is there already');
    interrupt();
    expect(await status).toBe(130);
  });
});
