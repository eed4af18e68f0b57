import type { RunState } from '../../domain/run/reduce.js';
import type { Services } from '../../services/services.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';

/** Goes on with a run to what its command has promised; returns the exit status. */
export type GoOn = (
  context: CliContext,
  services: Services,
  earlier: RunState,
  call: CommandCall,
) => Promise<number>;

/** Commands whose runs make clips for something else. */
const byCommand: Readonly<Record<string, () => Promise<GoOn>>> = {
  'from-script': async () => (await import('../from-script/go-on-with-film.js')).goOnWithFilm,
  extend: async () => (await import('../extend/go-on-extending.js')).goOnExtending,
};

/** What goes on with the runs of a command; undefined where the clips are all that was asked for. */
export async function goOnWith(command: string): Promise<GoOn | undefined> {
  return byCommand[command]?.();
}
