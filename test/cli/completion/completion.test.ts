import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { bashScript } from '../../../src/cli/completion/bash-script.js';
import { type CompletedCommand, completionTree } from '../../../src/cli/completion/completion-tree.js';
import { fishScript } from '../../../src/cli/completion/fish-script.js';
import { zshScript } from '../../../src/cli/completion/zsh-script.js';
import { buildProgram, commands } from '../../../src/cli/program.js';
import { models } from '../../../src/domain/models/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** A small program with everything that can be completed. */
function sampleTree(): readonly CompletedCommand[] {
  const program = new Command('aivideo')
    .option('--json', "the shell's own: JSON")
    .option('--config <file>', 'file');
  program
    .command('generate')
    .description('make a clip')
    .argument('[prompt...]')
    .option('-m, --model <name>', 'model')
    .addOption(new Option('--shape <shape>').choices(['round', 'square']))
    .option('--steps <n>', 'steps')
    .option('-o, --output <path>', 'where to')
    .addOption(new Option('--secret').hideHelp());
  const group = program.command('models').description('list models');
  group.command('show').description('show one').argument('<name>');
  program.command('inspect').description('read a clip').argument('<file>');
  return completionTree(program, {
    '--model': ['wan', 'veo', 'local/draft'],
    'aivideo models show': ['wan', 'veo'],
  });
}

/** Every case is a command line up to the cursor, and what is offered there. */
const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['gen'], ['generate']],
  [[''], ['generate', 'help', 'inspect', 'models']],
  [
    ['generate', '--'],
    ['--config', '--help', '--json', '--model', '--output', '--shape', '--steps'],
  ],
  [
    ['generate', '-m', ''],
    ['local/draft', 'veo', 'wan'],
  ],
  [['generate', '--model', 'w'], ['wan']],
  [
    ['generate', 'a sea', '--shape', ''],
    ['round', 'square'],
  ],
  [['generate', '--steps', ''], []],
  [
    ['--json', 'models', ''],
    ['help', 'show'],
  ],
  [['models', 'show', 'v'], ['veo']],
  [['--config', 'generate', 'mod'], ['models']],
  [['generate', '--model', 'models', '--sh'], ['--shape']],
  [['generate', '--output', 'clip-o'], ['clip-one.mp4']],
  [['inspect', 'clip-t'], ['clip-two.mp4']],
  [['help', 'mod'], ['models']],
];

const shells = [
  { name: 'bash', script: bashScript, ask: askBash },
  { name: 'zsh', script: zshScript, ask: askZsh },
  { name: 'fish', script: fishScript, ask: askFish },
].filter(({ name }) => spawnSync(name, ['--version']).status === 0);

describe.each(shells)('completion in $name', ({ script, ask }) => {
  it.each(cases)('offers after %j what fits: %j', async (words, wanted) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'script'), script(sampleTree()));
    for (const name of ['clip-one.mp4', 'clip-two.mp4']) await writeFile(join(folder, name), '');

    expect([...ask(folder, words)].sort()).toEqual(wanted);
  });
});

describe('completion in bash', () => {
  it('understands `--model=wan`, of which bash makes three words', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'script'), bashScript(sampleTree()));

    expect(askBash(folder, ['generate', '--model', '=', 'v'])).toEqual(['veo']);
    expect(askBash(folder, ['generate', '--model', '='])).toEqual(['wan', 'veo', 'local/draft']);
    expect(askBash(folder, ['generate', '--model', '=', 'models', '--sh'])).toEqual(['--shape']);
  });

  it('takes the script of the real program, and ends without a word on standard error', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'script'), bashScript(realTree()));

    const run = spawnSync('bash', ['-n', 'script'], { cwd: folder, encoding: 'utf8' });

    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(askBash(folder, ['generate', '-m', 'zeroscope-x'])).toEqual(['zeroscope-xl']);
    expect(askBash(folder, ['completion', ''])).toEqual(['bash', 'zsh', 'fish']);
    expect(askBash(folder, ['config', 'in'])).toEqual(['init']);
  });
});

describe('the tree that completion is made from', () => {
  it('has every command of the program', () => {
    const paths = realTree().map(({ path }) => path);

    for (const { name, subcommands = [] } of commands) {
      expect(paths).toContain(`aivideo ${name}`);
      for (const child of subcommands) expect(paths).toContain(`aivideo ${name} ${child.name}`);
    }
  });

  it('leaves out what the help hides', () => {
    const generate = sampleTree().find(({ path }) => path === 'aivideo generate');

    expect(generate?.options.flatMap(({ flags }) => flags)).not.toContain('--secret');
  });
});

function realTree(): readonly CompletedCommand[] {
  const names = models.flatMap(({ name, aliases }) => [name, ...aliases]);
  return completionTree(
    buildProgram('1.0.0', () => undefined),
    { '--model': names, 'aivideo models show': names },
  );
}

/** Calls the function as bash does when Tab is pressed after the last word. */
function askBash(folder: string, words: readonly string[]): readonly string[] {
  const program = `source ./script
COMP_WORDS=(aivideo "$@"); COMP_CWORD=$#
complete -p aivideo > /dev/null || exit 3
_aivideo
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf('bash', ['--norc', '-c', program, 'bash', ...words], folder);
}

/** Calls the function with the builtins of the completion system replaced by ones that print. */
function askZsh(folder: string, given: readonly string[]): readonly string[] {
  const program = `compdef() { : }
compset() { PREFIX=\${PREFIX#*=} }
offer() { local word; for word in "$@"; do [[ $word == \${PREFIX}* ]] && print -r -- $word; done }
compadd() { shift; offer "$@" }
_files() { offer *(N) }
_describe() { local word; for word in "\${(@P)@[-1]}"; do offer "\${word%%:*}"; done }
source ./script
words=(aivideo "$@"); CURRENT=\${#words}; PREFIX=\${words[CURRENT]}
_aivideo`;
  return linesOf('zsh', ['-f', '-c', program, 'zsh', ...given], folder);
}

/** Asks fish itself; behind a tab stands the description. */
function askFish(folder: string, words: readonly string[]): readonly string[] {
  const line = ['aivideo', ...words].map((word) => (word.includes(' ') ? `'${word}'` : word)).join(' ');
  const program = `source ./script; complete --do-complete "${line}"`;
  return linesOf('fish', ['--no-config', '-c', program], folder).map(
    (found) => found.split('\t', 1)[0] ?? '',
  );
}

function linesOf(shell: string, args: readonly string[], cwd: string): readonly string[] {
  const run = spawnSync(shell, args, { cwd, encoding: 'utf8' });
  if (run.stderr !== '') throw new Error(run.stderr);
  return run.stdout.split('\n').filter((line) => line !== '');
}
