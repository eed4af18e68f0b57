import type { CommandDefinition } from '../command-definition.js';
import type { CliContext } from '../context.js';

const showCommand: CommandDefinition = {
  name: 'show',
  define(command) {
    command
      .description('show every key with the value that is in force; secrets only as ****')
      .option('--origin', 'say where each value comes from');
  },
  async run(call, context: CliContext) {
    return (await import('../config/show-config.js')).showConfig(call, context);
  },
};

const initCommand: CommandDefinition = {
  name: 'init',
  define(command) {
    command
      .description('write a configuration file with every key explained')
      .option('--user', 'write your own file, for all projects, instead of .aivideorc.json here')
      .option('-f, --force', 'overwrite a file that is there');
  },
  async run(call, context: CliContext) {
    return (await import('../config/init-config.js')).initConfig(call, context);
  },
};

const pathCommand: CommandDefinition = {
  name: 'path',
  define(command) {
    command.description('show which configuration files are read and where new ones go');
  },
  async run(_call, context: CliContext) {
    return (await import('../config/show-config-paths.js')).showConfigPaths(context);
  },
};

const schemaCommand: CommandDefinition = {
  name: 'schema',
  define(command) {
    command.description('print the JSON Schema of configuration files, for your editor');
  },
  async run(_call, context) {
    return (await import('../config/print-config-schema.js')).printConfigSchema(context);
  },
};

/** `aivideo config`: what is configured, where, and by whom. */
export const configCommand: CommandDefinition = {
  name: 'config',
  define(command) {
    command.description('show the configuration, or write a new one').addHelpText(
      'after',
      `
A flag wins over the environment, that over the project's file (.aivideorc, .aivideorc.json, .aivideorc.yaml,
.aivideorc.yml or the key "aivideo" of package.json, from this folder up to the root of the repository), that
over your own file, and that over the default.

Examples:
  aivideo config show --origin
  aivideo config init
  aivideo config init --user
  aivideo config show --json | jq .settings`,
    );
  },
  subcommands: [showCommand, initCommand, pathCommand, schemaCommand],
};
