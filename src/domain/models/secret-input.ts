import { AivideoError } from '../errors.js';

/** Names of inputs whose values nobody should find in a file: `openai_api_key`, `hf_token`, `password`, ... */
const secretName = /(^|[_\- ])(api_?key|key|token|secret|password)$/i;

/**
 * Inputs stand in the journal, in the clip and at the provider, for whoever may read those: a secret must not be among
 * them. Errors: `input-invalid`; the value is not repeated.
 */
export function refuseSecretInputs(names: readonly string[], model: string): void {
  const secret = names.find((name) => secretName.test(name));
  if (secret === undefined) return;
  throw new AivideoError(
    'input-invalid',
    `Input \`${secret}\` of \`${model}\` is a secret by its name, and inputs are kept in the journal and in the clip: it is not sent`,
    { details: { model, input: secret } },
  );
}
