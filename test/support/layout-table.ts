import { layoutFlags } from '../../src/domain/hybrid/layout-of-spec.js';
import { layouts } from '../../src/domain/layouts/index.js';

/** The table of layouts in the README, from their registry. */
export function layoutTable(): string {
  const rows = layouts.map(({ name, summary, reads }) => {
    const shown = name === 'custom' ? '`regions:` in a file' : `\`${name}\``;
    const options = reads.flatMap((key) =>
      layoutFlags.flatMap(([read, flag]) => (read === key ? [`\`--${flag}\``] : [])),
    );
    return `| ${shown} | ${summary} | ${options.join(' ')} |`;
  });
  return ['| layout | what is seen | options |', '| --- | --- | --- |', ...rows].join('\n');
}
