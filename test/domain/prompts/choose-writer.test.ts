import { describe, expect, it } from 'vitest';
import { chooseWriter } from '../../../src/domain/prompts/choose-writer.js';

const endpoint = { llmBaseUrl: 'http://127.0.0.1:11434/v1', llmModel: 'llama3.1' };

describe('who writes prompts', () => {
  it('is the rules where nothing is configured', () => {
    expect(chooseWriter({})).toEqual({ kind: 'rules' });
    expect(chooseWriter({ replicateToken: 'r8_x' })).toEqual({ kind: 'rules' });
  });

  it('is the model at the endpoint that is configured, unless the rules are asked for', () => {
    expect(chooseWriter(endpoint)).toMatchObject({ kind: 'llm', model: 'llama3.1' });
    expect(chooseWriter(endpoint, 'rules')).toEqual({ kind: 'rules' });
    expect(chooseWriter({ ...endpoint, prompts: 'rules' }, 'llm')).toMatchObject({ kind: 'llm' });
  });

  it('is a model on Replicate where there is a token and no endpoint', () => {
    expect(chooseWriter({ replicateToken: 'r8_x' }, 'llm')).toEqual({
      kind: 'replicate',
      model: 'gpt-5-mini',
    });
    expect(chooseWriter({ replicateToken: 'r8_x', llmModel: 'gemini-2.5-flash' })).toEqual({
      kind: 'replicate',
      model: 'gemini-2.5-flash',
    });
  });

  it('is nobody when a model is asked for and there is none', () => {
    expect(() => chooseWriter({}, 'llm')).toThrow('`AIVIDEO_LLM_BASE_URL` is not set');
    expect(() => chooseWriter({ llmBaseUrl: endpoint.llmBaseUrl, replicateToken: 'r8_x' }, 'llm')).toThrow(
      '`AIVIDEO_LLM_MODEL` is not set',
    );
  });
});
