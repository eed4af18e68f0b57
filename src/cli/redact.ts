/** Variables whose values are secret wherever they turn up. */
const secretVariables = ['REPLICATE_API_TOKEN', 'AIVIDEO_LLM_API_KEY', 'OPENAI_API_KEY'];

/**
 * Takes secrets out of a text: the known ones, and whatever has the shape of a Replicate token (`r8_` and 37 or more
 * letters and digits). A last line of defence; nothing is meant to put one there.
 */
export function redact(text: string, env: Readonly<Record<string, string | undefined>>): string {
  let safe = text;
  for (const variable of secretVariables) {
    const secret = env[variable]?.trim();
    if (secret !== undefined && secret.length >= 6) safe = safe.replaceAll(secret, '****');
  }
  return safe.replace(/\br8_[A-Za-z0-9]{20,}/g, 'r8_****');
}
