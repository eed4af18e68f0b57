import type { CompletedCommand, CompletedOption, Completion } from './completion-tree.js';

/** Completion for bash 3.2 and later, which needs nothing else installed. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const root = commands[0]?.path ?? '';
  return `# Completion of ${root} for bash. For every new shell: echo 'eval "$(${root} completion bash)"' >> ~/.bashrc
_${root}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} at=${root} index
  COMPREPLY=()
  # Bash makes three words of --model=wan.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$at \${COMP_WORDS[index]}" in
${lines(commands, descentCases)}
    esac
    [[ \${COMP_WORDS[index]} == = ]] && ((index++))
  done
  case "$at $previous" in
${lines(commands, valueCases)}
  esac
  case "$at" in
${lines(commands, commandCase)}
  esac
}
_${root}_words() {
  compopt +o default +o bashdefault 2>/dev/null
  COMPREPLY=($(compgen -W "$1" -- "$current"))
}
_${root}_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$current"))
}
complete -F _${root} ${root}
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
    ...subcommands.map(({ name }) => `      '${path} ${name}') at='${path} ${name}' ;;`),
    ...(valued.length === 0 ? [] : [`      ${patterns(path, valued)}) ((index++)) ;;`]),
  ];
}

/** Completes the value of the option before the cursor. */
function valueCases({ path, options }: CompletedCommand): readonly string[] {
  return options.flatMap((option) =>
    option.value === undefined
      ? []
      : [`    ${patterns(path, [option])}) ${offer(path, option.value)}; return ;;`],
  );
}

/** Completes options, subcommands and arguments. */
function commandCase({ path, options, subcommands, argument }: CompletedCommand): readonly string[] {
  const flags = options.flatMap((option) => option.flags);
  const next: Completion =
    subcommands.length === 0 ? argument : { kind: 'words', words: subcommands.map(({ name }) => name) };
  return [
    `    '${path}')`,
    `      if [[ $current == -* ]]; then ${offer(path, { kind: 'words', words: flags })}`,
    `      else ${offer(path, next)}`,
    '      fi ;;',
  ];
}

function patterns(path: string, options: readonly CompletedOption[]): string {
  return options.flatMap(({ flags }) => flags.map((flag) => `'${path} ${flag}'`)).join('|');
}

function offer(path: string, completion: Completion): string {
  const root = path.split(' ', 1)[0];
  switch (completion.kind) {
    case 'words':
      return `_${root}_words '${completion.words.join(' ')}'`;
    case 'files':
      return `_${root}_files`;
    case 'free':
      return ':';
  }
}
