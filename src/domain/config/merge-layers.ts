import { type SettingKey, settingKeys, settingsSchema } from '../config.js';
import { settingMeta } from './setting-meta.js';
import { type CheckedLayer, type SettingOrigin, settingSources } from './settings-layer.js';

/** Checked values of all sources, each with its origin. Keys without a value anywhere are absent. */
export interface MergedSettings {
  readonly values: ReturnType<typeof settingsSchema.parse>;
  readonly origins: Readonly<Partial<Record<SettingKey, SettingOrigin>>>;
}

/**
 * Settles every key: the strongest source that names it wins, with its whole value. Of two layers with the same
 * source the first wins.
 */
export function mergeLayers(layers: readonly CheckedLayer[]): MergedSettings {
  const ordered = [...layers].sort(
    (one, other) => settingSources.indexOf(one.layer.source) - settingSources.indexOf(other.layer.source),
  );
  const values: Record<string, unknown> = {};
  const origins: Partial<Record<SettingKey, SettingOrigin>> = {};
  for (const key of settingKeys) {
    const winner = ordered.find((checked) => checked.values[key] !== undefined);
    if (winner === undefined) continue;
    values[key] = winner.values[key];
    origins[key] = originOf(key, winner);
  }
  const settled = settingsSchema.parse(values);
  for (const key of settingKeys) if (settled[key] !== undefined) origins[key] ??= { source: 'default' };
  return { values: settled, origins };
}

function originOf(key: SettingKey, { layer }: CheckedLayer): SettingOrigin {
  const from = layer.file ?? (layer.source === 'environment' ? settingMeta(key).env : undefined);
  return from === undefined ? { source: layer.source } : { source: layer.source, from };
}
