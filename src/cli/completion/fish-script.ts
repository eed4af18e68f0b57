import type { CompletedCommand, CompletedOption, Completion } from './completion-tree.js';

/** Completion for fish 3 and later. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const root = commands[0]?.path ?? '';
  return `# Completion of ${root} for fish: ${root} completion fish > ~/.config/fish/completions/${root}.fish
function __${root}_at --description 'Whether the command before the cursor is this one'
    set --local at ${root}
    set --local skip 0
    for word in (commandline --tokenize --current-process --cut-at-cursor)[2..]
        if test $skip = 1
            set skip 0
            continue
        end
        switch "$at $word"
${commands.flatMap(descentCases).join('\n')}
        end
    end
    test "$at" = "$argv"
end
complete --command ${root} --no-files
${commands.flatMap(completions).join('\n')}
`;
}

/** Steps into a subcommand, or over the value of an option. */
function descentCases({ path, options, subcommands }: CompletedCommand): readonly string[] {
  const valued = options.filter(({ value }) => value !== undefined).flatMap(({ flags }) => flags);
  return [
    ...subcommands.map(
      ({ name }) => `            case '${path} ${name}'\n                set at '${path} ${name}'`,
    ),
    ...(valued.length === 0
      ? []
      : [
          `            case ${valued.map((flag) => `'${path} ${flag}'`).join(' ')}\n                set skip 1`,
        ]),
  ];
}

function completions({ path, options, subcommands, argument }: CompletedCommand): readonly string[] {
  const start = `complete --command ${path.split(' ', 1)[0]} --condition '__${path.split(' ', 1)[0]}_at ${path}'`;
  return [
    ...subcommands.map(
      ({ name, description }) => `${start} --arguments ${name} --description ${quoted(description)}`,
    ),
    ...(subcommands.length > 0 || argument.kind === 'free' ? [] : [`${start} ${offer(argument)}`]),
    ...options.map((option) => `${start} ${flagsOf(option)} --description ${quoted(option.description)}`),
  ];
}

function flagsOf({ flags, value }: CompletedOption): string {
  const named = flags.map((flag) =>
    flag.startsWith('--') ? `--long-option ${flag.slice(2)}` : `--short-option ${flag.slice(1)}`,
  );
  return [...named, ...(value === undefined ? [] : ['--require-parameter', offer(value)])].join(' ');
}

function offer(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `--no-files --arguments ${quoted(completion.words.join(' '))}`;
    case 'files':
      return '--force-files';
    case 'free':
      return '--no-files';
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
