import type { SecretName, SecretState } from '#shared/domain/secret.ts';
import type { SecretStore } from '../../src-main/desk/services.ts';

/** Secrets in memory, with a keychain that can be locked. */
export type MemorySecrets = SecretStore & { set(state: SecretState): void; values: Map<SecretName, string> };

export function createMemorySecrets(values: Partial<Record<SecretName, string>> = {}): MemorySecrets {
  const stored = new Map(Object.entries(values) as [SecretName, string][]);
  let state: SecretState = 'ok';
  return {
    values: stored,
    set: (next) => {
      state = next;
    },
    state: async () => state,
    read: async (name) => (state === 'ok' ? (stored.get(name) ?? null) : null),
    has: async (name) => stored.has(name),
    write: async (name, value) => {
      stored.set(name, value);
      return state === 'ok' ? 'stored' : 'held';
    },
    forget: async (name) => {
      stored.delete(name);
    },
  };
}
