import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findVoiceProgram } from '../../../src/adapters/speech/voice-programs.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const call = { signal: new AbortController().signal };

/** A folder for PATH with a program that writes what it was told, and what it was asked to say, instead of sound. */
async function machineWith(name: string, script: string) {
  const folder = await temporaryFolder();
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, name), 0o755);
  return { folder, env: { PATH: `${bin}:/usr/bin:/bin` } };
}

const speaks = `out=''; for word in "$@"; do [ "$last" = "-w" ] && out="$word"; last="$word"; done
{ printf '%s\\n' "$@"; printf 'said: '; cat; printf '%60s' ''; } > "$out"`;

describe('voice programs', () => {
  it('get their words on standard input, so that no text becomes an option', async () => {
    const { folder, env } = await machineWith('espeak-ng', speaks);
    const voice = await findVoiceProgram({ env, name: 'espeak-ng' });
    const path = join(folder, 'one.wav');

    await voice.speak({ id: '1', text: '-v evil "; rm -rf $HOME', language: 'ko' }, path, call);

    const told = await readFile(path, 'utf8');
    expect(told).toContain('-v\nko\n');
    expect(told).toContain('said: -v evil "; rm -rf $HOME');
    expect(await readdir(folder)).toEqual(['bin', 'one.wav']);
  });

  it('take the voice that was asked for', async () => {
    const { folder, env } = await machineWith('espeak-ng', speaks);
    const voice = await findVoiceProgram({ env, name: 'espeak-ng' });

    await voice.speak({ id: '1', text: 'Hi', language: 'en', voice: 'en-gb' }, join(folder, 'a.wav'), call);

    expect(await readFile(join(folder, 'a.wav'), 'utf8')).toContain('-v\nen-gb\n');
  });

  it('leave no file when they fail or say nothing', async () => {
    const broken = await machineWith('espeak-ng', 'echo "no such voice" >&2; exit 3');
    const silent = await machineWith('espeak-ng', 'cat > /dev/null');
    const text = { id: '1', text: 'Hi', language: 'en' } as const;

    for (const [{ folder, env }, message] of [
      [broken, 'The voice program `espeak-ng` ended with status 3'],
      [silent, 'The voice program `espeak-ng` has said nothing of `Hi`'],
    ] as const) {
      const voice = await findVoiceProgram({ env, name: 'espeak-ng' });
      await expect(voice.speak(text, join(folder, 'a.wav'), call)).rejects.toMatchObject({
        code: 'speech-failed',
        message,
      });
      expect(await readdir(folder)).toEqual(['bin']);
    }
  });

  it('are missed where there are none', async () => {
    await expect(findVoiceProgram({ env: { PATH: await temporaryFolder() } })).rejects.toMatchObject({
      code: 'speech-missing',
      message: 'No voice program was found on this machine: say or espeak-ng',
    });
  });

  it('end at once when they are told to', async () => {
    const { folder, env } = await machineWith('espeak-ng', 'exec sleep 60');
    const voice = await findVoiceProgram({ env, name: 'espeak-ng' });
    const stop = new AbortController();
    const speaking = voice.speak({ id: '1', text: 'Hi', language: 'en' }, join(folder, 'a.wav'), stop);
    stop.abort(new Error('enough'));

    await expect(speaking).rejects.toThrow('enough');
  });
});
