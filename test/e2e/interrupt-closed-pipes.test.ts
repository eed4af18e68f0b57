import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createKillRig, type KillRig } from '../support/kill-rig.js';

vi.setConfig({ maxConcurrency: 10 });

const bin = join(resolve(import.meta.dirname, '../..'), 'bin', 'aivideo.js');

interface ShellResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of shell in which `aivideo` is the program. */
function shell({ options }: KillRig, line: string): Promise<ShellResult> {
  const env = { PATH: process.env.PATH ?? '', HOME: options.cwd, TMPDIR: options.cwd, ...options.env };
  const text = `aivideo() { "${process.execPath}" "${bin}" "$@"; }; ${line}`;
  return new Promise((done) => {
    execFile('bash', ['-c', text], { cwd: options.cwd, env }, (_, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
}

describe.concurrent('a reader that leaves early', () => {
  it('is no error for a list', async (context) => {
    const rig = await createKillRig(1, context);

    const { stdout, stderr } = await shell(rig, 'aivideo models --json | head -1; echo "$PIPESTATUS"');

    expect({ stdout, stderr }).toEqual({ stdout: '{\n0\n', stderr: '' });
  });

  it('does not keep a clip that is paid for from being made', async (context) => {
    const rig = await createKillRig(1, context);
    const line =
      'aivideo generate --json-stream "A quiet sea" | head -1; echo "$PIPESTATUS"; ls outputs/ai-videos';

    const { stdout, stderr } = await shell(rig, line);

    const [first = '', status, clip] = stdout.split('\n');
    expect(JSON.parse(first).event.type).toBe('run-start');
    expect(status).toBe('0');
    expect(clip).toMatch(/\.mp4$/);
    expect(stderr).not.toMatch(/EPIPE|^ +at /m);
  });

  it('may be the reader of the progress', async (context) => {
    const rig = await createKillRig(1, context);

    const { stdout } = await shell(rig, '{ aivideo generate "A quiet sea" >path; } 2>&1 | head -1; cat path');

    expect(stdout).toMatch(/^Preparing\.\.\.\noutputs\/ai-videos\/a-quiet-sea-zeroscope-\w{6}\.mp4\n$/);
  });

  it('of the clip itself is told where the clip is kept', async (context) => {
    const rig = await createKillRig(1, context);

    const { stdout, stderr } = await shell(
      rig,
      'aivideo generate -o - "A quiet sea" | head -c 8 | wc -c; echo "$PIPESTATUS"',
    );

    const [, path = ''] = /it is kept as `([^`]+)`/.exec(stderr) ?? [];
    expect(stdout.split('\n').map((text) => text.trim())).toEqual(['8', '2', '']);
    expect((await readFile(path)).subarray(4, 8).toString()).toBe('ftyp');
  });
});
