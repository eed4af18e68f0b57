import type { Command, CommanderError } from 'commander';
import { AivideoError } from '../domain/errors.js';

/** What commander says of a command line that it could not read, as our `usage-invalid`. */
export function usageError(error: CommanderError, program: Command, args: readonly string[]): AivideoError {
  const path = commandPath(program, args);
  const message = messageOf(error, path, args);
  // Words where the command should be: a prompt.
  const forgotten = error.code === 'commander.unknownCommand' && /\s/.test(program.args[0] ?? '');
  const command = forgotten ? 'generate' : nameOf(path.slice(1));
  return new AivideoError('usage-invalid', message, { details: { command } });
}

/** The commands that were named, the program first. Words before the first command may be values of options. */
function commandPath(program: Command, args: readonly string[]): readonly Command[] {
  const path = [program];
  for (const word of args) {
    const child = path.at(-1)?.commands.find((command) => command.name() === word);
    if (child !== undefined) path.push(child);
    else if (!word.startsWith('-') && path.length > 1) break;
  }
  return path;
}

function nameOf(path: readonly Command[]): string {
  return path.map((command) => command.name()).join(' ');
}

function messageOf(error: CommanderError, path: readonly Command[], args: readonly string[]): string {
  const command = path.at(-1);
  const text = error.message.replace(/^error: /, '');
  switch (error.code) {
    case 'commander.help':
      return path.length === 1
        ? unknownHelp(args)
        : `\`${nameOf(path)}\` needs a subcommand: ${children(command)}`;
    case 'commander.invalidArgument':
      return invalidValue(text);
    case 'commander.optionMissingArgument':
      return text.replace(/^option '(?:-\w, )?(.+)' argument missing$/s, 'Option `$1` needs a value');
    case 'commander.missingArgument':
      return text.replace(/^missing required argument '(.+)'$/s, `\`${nameOf(path)}\` needs a \`<$1>\``);
    case 'commander.excessArguments':
      return excess(text, path);
    default:
      return suggestion(text);
  }
}

/** `aivideo help` names a command that is none. */
function unknownHelp(args: readonly string[]): string {
  const [, name] = args.filter((word) => !word.startsWith('-'));
  return name === undefined ? 'A command is needed' : `Unknown command ${quoted(name)}`;
}

function children(command: Command | undefined): string {
  return (command?.commands ?? []).map((child) => `\`${child.name()}\``).join(', ');
}

/** `option '-n, --count <n>' argument 'x' is invalid. It must be a whole number.`, and the same of an argument. */
function invalidValue(text: string): string {
  const option = /^option '(?:-\w, )?(--[\w-]+).*?' argument '(.*)' is invalid\. It (.*?)\.?$/s.exec(text);
  if (option !== null) return `Option \`${option[1]}\` ${option[3]}, got ${quoted(option[2])}`;
  const argument =
    /^command-argument value '(.*)' is invalid for argument '(.+?)'\. Allowed choices are (.*?)\.?$/s.exec(
      text,
    );
  if (argument !== null)
    return `Argument \`${argument[2]}\` must be one of ${argument[3]}, got ${quoted(argument[1])}`;
  return suggestion(text);
}

function excess(text: string, path: readonly Command[]): string {
  const command = path.at(-1);
  const first = command?.args[0];
  if (command !== undefined && command.commands.length > 0 && first !== undefined)
    return `\`${nameOf(path)}\` has no subcommand ${quoted(first)}; it has ${children(command)}`;
  const [expected = '0', got = ''] = text.match(/\d+/g) ?? [];
  const most =
    expected === '0' ? 'no arguments' : expected === '1' ? 'one argument' : `${expected} arguments`;
  return `\`${nameOf(path)}\` takes ${most}, got ${got}`;
}

/** `unknown option '--stpes'` and, in a second line, `(Did you mean --steps?)`. */
function suggestion(text: string): string {
  const [first = '', second = ''] = text.split(/\n(?=\(Did you mean [^\n]*\)$)/s);
  const plain = first.replace(
    /^(.*?)'(.*)'\.?$/s,
    (_, words: string, name: string) => `${words}${quoted(name)}`,
  );
  const near = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(second)?.[1]?.split(', ') ?? [];
  const words = near.map((name) => `\`${name}\``).join(' or ');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}${words === '' ? '' : `; did you mean ${words}`}`;
}

/** What was typed, in one line of at most 60 characters. */
function quoted(value = ''): string {
  const line = value.replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 57).trimEnd()}...` : line}\``;
}
