import { z } from 'zod';
import type { Provenance } from '../../../domain/clips/provenance.js';
import type { JsonObject } from '../../../domain/json.js';
import { unescapeXml } from './xml-text.js';
import { provenanceNamespace } from './xmp-packet.js';

/** Tolerant: a later aivideo may write more. */
const provenanceSchema = z.object({
  tool: z.string(),
  provider: z.string(),
  model: z.string(),
  version: z.string().optional(),
  prompt: z.string().optional(),
  originalPrompt: z.string().optional(),
  seed: z.number().optional(),
  /** As it is: a record would leave out keys such as `__proto__`. */
  input: z.custom<JsonObject>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
  job: z.string(),
  sourceType: z.enum(['trainedAlgorithmicMedia', 'algorithmicMedia']),
});

/** Whether a packet is one that aivideo wrote, or one that some program has made out of it. */
export function isOwnXmpPacket(packet: string): boolean {
  return packet.includes(provenanceNamespace);
}

/**
 * The provenance in an XMP packet; `undefined` when it holds none. Reads the property in both forms that XMP allows,
 * as an element and as an attribute, and under any prefix: programs that change a packet write it anew.
 */
export function parseXmpPacket(packet: string): Provenance | undefined {
  const prefix = new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${provenanceNamespace}["']`).exec(packet)?.[1];
  if (prefix === undefined) return undefined;
  const name = `${prefix.replaceAll('.', '\\.')}:Provenance`;
  const json =
    new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}\\s*>`).exec(packet)?.[1] ??
    new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(packet)?.[1] ??
    new RegExp(`\\s${name}\\s*=\\s*'([^']*)'`).exec(packet)?.[1];
  return json === undefined ? undefined : parseProvenance(unescapeXml(json));
}

function parseProvenance(json: string): Provenance | undefined {
  try {
    const parsed = provenanceSchema.safeParse(JSON.parse(json));
    return parsed.success ? withoutAbsent(parsed.data) : undefined;
  } catch {
    return undefined;
  }
}

/** A key that is absent stays absent. */
function withoutAbsent(found: z.infer<typeof provenanceSchema>): Provenance {
  const { tool, provider, model, version, prompt, originalPrompt, seed, input, job, sourceType } = found;
  return {
    tool,
    provider,
    model,
    ...(version === undefined ? {} : { version }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(originalPrompt === undefined ? {} : { originalPrompt }),
    ...(seed === undefined ? {} : { seed }),
    input,
    job,
    sourceType,
  };
}
