import type { CliContext } from '../context.js';
import { tableText } from '../render/table.js';
import { printJson, wantsJson } from './print-json.js';

/** `aivideo config path`: the files that are read, and where `config init` would write. */
export async function showConfigPaths(context: CliContext): Promise<number> {
  const store = await context.configuration();
  const places = await store.places();
  if (wantsJson(context)) {
    printJson(context, { ok: true, ...places });
    return 0;
  }
  const { paint, platform } = context;
  const row = (name: string, found: string | undefined, otherwise: string) => [
    paint.cyan(name),
    found ?? paint.dim(otherwise),
  ];
  const table = tableText([
    row('project', places.projectFile, `none; \`aivideo config init\` writes ${places.newProjectFile}`),
    row('user', places.userFile, `none; \`aivideo config init --user\` writes ${places.newUserFile}`),
    row('.env', places.dotenvFile, 'none'),
  ]);
  platform.stdout.write(table);
  return 0;
}
