import type { CompletedCommand, CompletedOption, Completion } from './completion-tree.js';

/** Completion for zsh 5 and later: evaluated, or as a file `_aivideo` in `fpath`. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const root = commands[0]?.path ?? '';
  return `#compdef ${root}
# Completion of ${root} for zsh. For every new shell, after compinit: echo 'eval "$(${root} completion zsh)"' >> ~/.zshrc
_${root}() {
  local at=${root} previous=\${words[CURRENT-1]} index
  local -a described
  if [[ \${words[CURRENT]} == --*=* ]]; then
    previous=\${words[CURRENT]%%=*}
    compset -P '*='
  fi
  for ((index = 2; index < CURRENT; index++)); do
    case "$at \${words[index]}" in
${lines(commands, descentCases)}
    esac
  done
  case "$at $previous" in
${lines(commands, valueCases)}
  esac
  case "$at" in
${lines(commands, commandCase)}
  esac
}
if [[ \${funcstack[1]} == _${root} ]]; then _${root} "$@"; else compdef _${root} ${root}; fi
`;
}

type Section = (command: CompletedCommand) => readonly string[];

function lines(commands: readonly CompletedCommand[], section: Section): string {
  return commands.flatMap(section).join('\n');
}

/** Steps into a subcommand, or over the value of an option. */
function descentCases({ path, options, subcommands }: CompletedCommand): readonly string[] {
  const valued = options.filter(({ value }) => value !== undefined);
  return [
    ...subcommands.map(({ name }) => `      ('${path} ${name}') at='${path} ${name}' ;;`),
    ...(valued.length === 0 ? [] : [`      (${patterns(path, valued)}) ((index++)) ;;`]),
  ];
}

/** Completes the value of the option before the cursor. */
function valueCases({ path, options }: CompletedCommand): readonly string[] {
  return options.flatMap((option) =>
    option.value === undefined ? [] : [`    (${patterns(path, [option])}) ${offer(option.value)}; return ;;`],
  );
}

/** Completes options, subcommands and arguments. */
function commandCase({ path, options, subcommands, argument }: CompletedCommand): readonly string[] {
  const flags = options.flatMap((option) => option.flags.map((flag) => entry(flag, option.description)));
  const names = subcommands.map(({ name, description }) => entry(name, description));
  return [
    `    ('${path}')`,
    '      if [[ $PREFIX == -* ]]; then',
    `        described=(${flags.join(' ')})`,
    "        _describe -o 'option' described",
    ...(names.length === 0
      ? [`      else ${offer(argument)}`]
      : ['      else', `        described=(${names.join(' ')})`, "        _describe 'command' described"]),
    '      fi ;;',
  ];
}

function patterns(path: string, options: readonly CompletedOption[]): string {
  return options.flatMap(({ flags }) => flags.map((flag) => `'${path} ${flag}'`)).join('|');
}

/** `name:description` as `_describe` wants it, quoted for the shell. */
function entry(name: string, description: string): string {
  return `'${name.replaceAll(':', '\\:')}:${description.replaceAll("'", "'\\''")}'`;
}

function offer(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `compadd -- ${completion.words.join(' ')}`;
    case 'files':
      return '_files';
    case 'free':
      return ':';
  }
}
