import type { CommandDefinition } from '../command-definition.js';
import { addDriveOptions } from '../runs/drive-options.js';

/** `aivideo resume`: goes on with a run. */
export const resumeCommand: CommandDefinition = {
  name: 'resume',
  define(command) {
    addDriveOptions(command)
      .description('go on with a run: collect finished jobs, wait for running ones, start what never started')
      .argument('[run]', 'the run; without it the newest unfinished one')
      .option('--retry-unknown', 'start again where it can not be determined what became of a start')
      .option('--allow-missing', 'of a film: put a draft where a shot could not be made')
      .option('-y, --yes', 'do not ask before spending')
      .addHelpText(
        'after',
        `
Examples:
  aivideo resume
  aivideo resume 20261122-081530-k3f9 --timeout 10m --json`,
      );
  },
  async run(call, context) {
    return (await import('../runs/resume-run.js')).resumeRun(call, context);
  },
};
