import { z } from 'zod';
import { deviceIdSchema, deviceSelectionSchema } from '../domain/device.ts';
import type { CredentialCounts, WaitingCredentials } from '../domain/device-credentials.ts';
import { command, nothing } from './command.ts';

/** Users and passwords that wait here for the next assignment of their device (behaviours 5, 6); no command answers a password. */
export const credentialsCommands = {
  'credentials.count': command<CredentialCounts>()(nothing),
  /** Null when nothing waits for the device. */
  'credentials.getForDevice': command<{ waiting: WaitingCredentials | null }>()(z.object({ deviceId: deviceIdSchema })),
  /** Of what is on its way nothing can be taken back; throws `nothing_to_do` when nothing else waits. Cannot be undone. */
  'credentials.takeBack': command<{ devices: number }>()(z.object({ selection: deviceSelectionSchema })),
  /** Takes back everything that is not on its way; throws like `credentials.takeBack`. */
  'credentials.deleteAll': command<{ devices: number }>()(nothing),
} as const;
