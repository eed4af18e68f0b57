import type { EnvironmentProbe } from '../../ports/environment-probe.js';
import type { CommandDefinition } from '../command-definition.js';
import type { ConfigurationContext } from './config.js';

/** What `doctor` needs, in such a form that a broken configuration does not stand in its way. */
export interface DoctorContext extends ConfigurationContext {
  environmentProbe(): Promise<EnvironmentProbe>;
}

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
  async run(_call, context: DoctorContext) {
    return (await import('../doctor/run-doctor.js')).runDoctor(context);
  },
};
