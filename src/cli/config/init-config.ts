import { type ConfigurationOwner, exampleFile } from '../../domain/config/example-file.js';
import { AivideoError } from '../../domain/errors.js';
import type { ConfigurationPlaces } from '../../ports/configuration-store.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { printJson, wantsJson } from './print-json.js';

/** `aivideo config init`: writes a file with every key explained and prints its path. */
export async function initConfig(call: CommandCall, context: CliContext): Promise<number> {
  const owner: ConfigurationOwner = call.options.user === true ? 'user' : 'project';
  const overwrite = call.options.force === true;
  const store = await context.configuration();
  const path = newPath(owner, await store.places(), { overwrite });
  await store.write(path, exampleFile(owner), { overwrite, ownerOnly: owner === 'user' });
  if (wantsJson(context)) printJson(context, { ok: true, path });
  else context.platform.stdout.write(`${path}\n`);
  return 0;
}

/** Beside a file of another name the new one would hide it, or be hidden. */
function newPath(
  owner: ConfigurationOwner,
  places: ConfigurationPlaces,
  { overwrite }: { readonly overwrite: boolean },
): string {
  const path = owner === 'user' ? places.newUserFile : places.newProjectFile;
  const current = owner === 'user' ? places.userFile : places.projectFile;
  const isRival = current !== undefined && current !== path && folderOf(current) === folderOf(path);
  if (isRival && !overwrite)
    throw new AivideoError('output-exists', `Configuration file \`${current}\` is there already`, {
      details: { path: current },
    });
  return path;
}

function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}
