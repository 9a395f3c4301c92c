// Runs in a session of its own: the real keychain, step by step.
import keytar from 'keytar/keytar.js';
import { createKeychain } from '../../src-main/os/keychain.ts';
import type { Step } from './keyring-session.ts';
import { serveSteps } from './serve-steps.ts';

const keychain = createKeychain({
  platform: process.platform,
  service: 'Muster tests',
  timeLimitMs: 3000,
  log: () => undefined,
});
await serveSteps(
  { ...keychain, rawGet: keytar.getPassword, rawSet: keytar.setPassword },
  JSON.parse(process.argv[2] ?? '[]') as Step[],
);
