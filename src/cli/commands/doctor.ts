import type { CommandDefinition } from '../command-definition.js';
import type { CliContext } from '../context.js';

/** `aivideo doctor`: whether this machine has what aivideo needs. */
export const doctorCommand: CommandDefinition = {
  name: 'doctor',
  define(command) {
    command
      .description('check Node, ffmpeg, fonts, token, folders, disk space and configuration')
      .addHelpText(
        'after',
        `
Exits with 1 when something that is needed is broken.

Examples:
  aivideo doctor
  aivideo doctor --json | jq '.checks[] | select(.state != "ok")'`,
      );
  },
  async run(_call, context: CliContext) {
    return (await import('../doctor/run-doctor.js')).runDoctor(context);
  },
};
