import type { Provenance } from '../../../domain/clips/provenance.js';
import { escapeXml } from './xml-text.js';

/** The namespace of aivideo's own XMP property, which holds the whole provenance as JSON. */
export const provenanceNamespace = 'urn:x-aivideo:provenance:1#';

/**
 * The provenance as an XMP packet (ISO 16684-1): in the standard properties that other programs read, and whole in a
 * property of aivideo's own. The same provenance gives the same bytes.
 */
export function renderXmpPacket(provenance: Provenance): Buffer {
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:aivideo="${provenanceNamespace}">
${properties(provenance).join('\n')}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return Buffer.from(packet, 'utf8');
}

function properties(provenance: Provenance): readonly string[] {
  const { tool, prompt, sourceType } = provenance;
  return [
    element('xmp:CreatorTool', tool),
    ...(prompt === undefined ? [] : [description(prompt)]),
    // https://cv.iptc.org/newscodes/digitalsourcetype/: the full address is the value.
    element('Iptc4xmpExt:DigitalSourceType', `http://cv.iptc.org/newscodes/digitalsourcetype/${sourceType}`),
    ...aiProperties(provenance),
    element('aivideo:Provenance', toJson(provenance)),
  ];
}

/** IPTC Photo Metadata 2025.1. A draft is drawn by rules: no AI system was used. */
function aiProperties({ sourceType, model, version, prompt }: Provenance): readonly string[] {
  if (sourceType !== 'trainedAlgorithmicMedia') return [];
  return [
    element('Iptc4xmpExt:AISystemUsed', model),
    ...(version === undefined ? [] : [element('Iptc4xmpExt:AISystemVersionUsed', version)]),
    ...(prompt === undefined ? [] : [element('Iptc4xmpExt:AIPromptInformation', prompt)]),
  ];
}

/** The two characters that JSON may hold and XML may not are written by their numbers. */
function toJson(provenance: Provenance): string {
  return JSON.stringify(provenance).replace(/[\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16)}`;
  });
}

function element(name: string, text: string): string {
  return `   <${name}>${escapeXml(text)}</${name}>`;
}

/** `dc:description` is a list of alternatives by language. */
function description(text: string): string {
  const item = `<rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li>`;
  return `   <dc:description><rdf:Alt>${item}</rdf:Alt></dc:description>`;
}
