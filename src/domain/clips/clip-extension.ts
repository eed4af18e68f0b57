/** Extensions that name a container, the usual one first. MOV and MP4 share one family and play under either name. */
const extensionsOf: Readonly<Record<string, readonly string[]>> = {
  mp4: ['.mp4', '.m4v', '.mov', '.qt'],
  mov: ['.mov', '.mp4', '.m4v', '.qt'],
  webm: ['.webm', '.mkv'],
  mkv: ['.mkv'],
  gif: ['.gif'],
  ts: ['.ts', '.mts', '.m2ts'],
};

const allExtensions = new Set(Object.values(extensionsOf).flat());

/** Whether a file of this container may go under this name. A name without a video extension fits MP4 and MOV. */
export function fitsExtension(path: string, container: string): boolean {
  const extension = extensionOf(path);
  if (extension === '') return container === 'mp4' || container === 'mov';
  return (extensionsOf[container] ?? []).includes(extension);
}

/** The same name with the extension that belongs to the container. */
export function withFittingExtension(path: string, container: string): string {
  const extension = extensionOf(path);
  const stem = path.slice(0, path.length - extension.length);
  return `${stem}${extensionsOf[container]?.[0] ?? `.${container}`}`;
}

/** The video extension of a path, in lower case; empty when it has none. */
function extensionOf(path: string): string {
  const extension = /[^/\\](\.[^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return allExtensions.has(extension) ? extension : '';
}
