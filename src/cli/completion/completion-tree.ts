import type { Argument, Command, Option } from 'commander';

/** What may follow on the command line: words to choose from, files, or something that nobody can guess. */
export type Completion =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' }
  | { readonly kind: 'free' };

export interface CompletedOption {
  /** `-m`, `--model`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** What its value may be; absent where it takes none. */
  readonly value?: Completion;
}

/** One command and everything that can follow its name. */
export interface CompletedCommand {
  /** `aivideo models show`. */
  readonly path: string;
  readonly options: readonly CompletedOption[];
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  /** What its first argument may be. */
  readonly argument: Completion;
}

/** Words for values that commander can not know, by the name of the option or of the command's path. */
export type KnownWords = Readonly<Record<string, readonly string[]>>;

/**
 * The command tree as a list, the root first. `known` adds words, by long flag (`--model`) and by path for a command's
 * argument (`aivideo models show`).
 */
export function completionTree(program: Command, known: KnownWords): readonly CompletedCommand[] {
  return describeCommand(program, program.name(), known);
}

function describeCommand(command: Command, path: string, known: KnownWords): readonly CompletedCommand[] {
  const help = command.createHelp();
  const children = help.visibleCommands(command);
  const names = children.map((child) => child.name());
  const own: CompletedCommand = {
    path,
    options: optionsOf(command, known),
    subcommands: children.map((child) => ({
      name: child.name(),
      description: firstLine(child.description()),
    })),
    argument: argumentOf(path, command.registeredArguments[0], known),
  };
  const inner = children.flatMap((child) =>
    child.name() === 'help'
      ? [helpCommand(path, names)]
      : describeCommand(child, `${path} ${child.name()}`, known),
  );
  return [own, ...inner];
}

function helpCommand(path: string, names: readonly string[]): CompletedCommand {
  const words = names.filter((name) => name !== 'help');
  return { path: `${path} help`, options: [], subcommands: [], argument: { kind: 'words', words } };
}

/** Options of the command and of those above it, which count everywhere. */
function optionsOf(command: Command, known: KnownWords): readonly CompletedOption[] {
  const options: Option[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent)
    options.push(...at.createHelp().visibleOptions(at));
  return options
    .filter((option, index) => options.findIndex(({ long }) => long === option.long) === index)
    .map((option) => describeOption(option, known));
}

function describeOption(option: Option, known: KnownWords): CompletedOption {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined);
  const described = { flags, description: firstLine(option.description) };
  if (!option.required && !option.optional) return described;
  const words = option.argChoices ?? known[option.long ?? ''];
  return { ...described, value: words ? { kind: 'words', words } : guess(option.flags) };
}

function argumentOf(path: string, argument: Argument | undefined, known: KnownWords): Completion {
  const words = argument?.argChoices ?? known[path];
  if (words !== undefined) return { kind: 'words', words };
  return guess(argument === undefined ? '' : `<${argument.name()}>`);
}

/** `--image <file|url>`, `--output <path>`: the name in brackets says when files are meant. */
function guess(flags: string): Completion {
  return /[<[][^>\]]*(file|path|folder)/.test(flags) ? { kind: 'files' } : { kind: 'free' };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
