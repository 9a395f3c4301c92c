import type { SecretName, SecretState } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import type { SecretStore } from '../../src-main/desk/services.ts';

const codes = { locked: 'keychain_locked', absent: 'keychain_absent', unreadable: 'secrets_unreadable' } as const;

/** Secrets in memory, with a keychain that can be locked: it then throws for what lies behind it, as main's does. */
export type MemorySecrets = SecretStore & { set(state: SecretState): void; values: Map<SecretName, string> };

export function createMemorySecrets(values: Partial<Record<SecretName, string>> = {}): MemorySecrets {
  const stored = new Map(Object.entries(values) as [SecretName, string][]);
  const held = new Map<SecretName, string>();
  let state: SecretState = 'ok';
  return {
    values: stored,
    set: (next) => {
      state = next;
    },
    state: async () => state,
    async read(name) {
      const value = held.get(name) ?? stored.get(name) ?? null;
      if (state === 'ok' || value === null || held.has(name)) return value;
      throw new AppError(codes[state], `the secret ${name} is there, but the store is ${state}`);
    },
    has: async (name) => stored.has(name) || held.has(name),
    write: async (name, value) => {
      held.delete(name);
      (state === 'ok' ? stored : held).set(name, value);
      return state === 'ok' ? 'stored' : 'held';
    },
    forget: async (name) => {
      stored.delete(name);
      held.delete(name);
    },
  };
}
