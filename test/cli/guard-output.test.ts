import { Writable } from 'node:stream';
import ora from 'ora';
import { describe, expect, it } from 'vitest';
import { guardOutput } from '../../src/cli/guard-output.js';
import { createFakePlatform } from '../support/fake-platform.js';

/** A terminal that keeps what is written. */
class Terminal extends Writable {
  readonly isTTY = true;
  readonly columns = 80;
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }

  clearLine(): boolean {
    return true;
  }

  cursorTo(): boolean {
    return true;
  }

  moveCursor(): boolean {
    return true;
  }
}

describe('a guarded terminal', () => {
  it('can carry a spinner, and still lets no secret through', () => {
    const terminal = new Terminal();
    const platform = createFakePlatform({ cwd: '/', env: { REPLICATE_API_TOKEN: 'hidden-token' } });
    const { stderr } = guardOutput({ ...platform, stderr: terminal }).platform;

    const spinner = ora({ stream: stderr as NodeJS.WriteStream, discardStdin: false, isEnabled: true });
    spinner.start('rendering hidden-token');
    stderr.write('a line with hidden-token\n');
    spinner.stop();
    stderr.write('the end\n');

    expect(terminal.text).toContain('rendering ****');
    expect(terminal.text).toContain('a line with ****\n');
    expect(terminal.text).toContain('the end\n');
    expect(terminal.text).not.toContain('hidden-token');
  });
});
