import type { ScriptFormat } from './script-format.js';
import { readSceneList } from './text/read-scene-list.js';

/** A list of scenes as YAML 1.2. */
export const yaml: ScriptFormat = {
  name: 'yaml',
  title: 'YAML scene list',
  extensions: ['yaml', 'yml'],
  looksLike: (head) => /^scenes:[ \t]*(?:#.*)?\n[ \t]*-[ \t]/m.test(head),
  parse: readSceneList,
};
