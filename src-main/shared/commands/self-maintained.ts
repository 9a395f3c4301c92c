import { z } from 'zod';
import { profileIdSchema } from '../domain/profile.ts';
import {
  type CsvReport,
  csvDelimiters,
  type DeviceProblem,
  deviceFormSchema,
  MOST_DEVICES_AT_ONCE,
  rowRefusals,
  type SelfMaintainedDevice,
} from '../domain/self-maintained.ts';
import { command, id, windowRange } from './command.ts';

const file = z.string().max(64);
const staged = z.object({ stagedId: id });
const profile = z.object({ profileId: profileIdSchema });
const word = z.string().min(1).max(60);

/** Self-Maintained profiles, made of a CSV file; they live at Ivanti only (behaviours 4 to 6, 42, 101 to 116). */
export const selfMaintainedCommands = {
  /** *Download CSV Template*; `file` is a ticket of shell.chooseSaveFile. */
  'selfMaintained.saveTemplate': command<null>()(z.object({ file, delimiter: z.enum(csvDelimiters) })),
  /** *Upload CSV*: starts judging a file (a ticket of shell.chooseOpenFile) and answers at once with the job to watch. */
  'selfMaintained.checkFile': command<{ jobId: string }>()(z.object({ file })),
  /** What a job of checkFile has found; its id is the file's from then on. Throws `not_found`. */
  'selfMaintained.getReport': command<CsvReport>()(staged),
  /** Writes the refused rows with the reasons, in the person's words: `%column%` and `%detail%` are filled in. */
  'selfMaintained.saveRefused': command<{ rows: number }>()(
    staged.extend({
      file,
      words: z.object({
        header: word,
        reasons: z.record(z.enum(rowRefusals), z.string().max(300)),
      }),
    }),
  ),
  /** Queues the profile, made of the good rows of a checked file. */
  'selfMaintained.create': command<{ profileId: string; changeId: string }>()(
    staged.extend({
      name: z.string().trim().min(1).max(100),
      description: z.string().max(500),
      /** *Assign custom attributes without token* (behaviour 109). */
      withoutToken: z.boolean(),
      userId: z.string().min(1).max(64).nullable(),
      mode: z.enum(['all-or-nothing', 'good-rows']),
    }),
  ),
  /** Devices of a profile, found by part of an identifier, manufacturer, user or attribute. */
  'selfMaintained.listDevices': command<{ devices: SelfMaintainedDevice[]; total: number }>()(
    profile.extend({ text: z.string().max(200), ...windowRange }),
  ),
  /** *Download Existing Inventory*: writes the devices of a profile, with the state of each in the person's words. */
  'selfMaintained.saveInventory': command<null>()(
    profile.extend({
      file,
      delimiter: z.enum(csvDelimiters),
      words: z.object({ header: word, registered: word, pending: word }),
    }),
  ),
  /** *Add More Devices*: queues all of them, or none and says why. */
  'selfMaintained.addDevices': command<{ changeId: string | null; problems: DeviceProblem[] }>()(
    profile.extend({ devices: z.array(deviceFormSchema).min(1).max(MOST_DEVICES_AT_ONCE) }),
  ),
  /** *Edit devices*: queues one device as it shall be, with the user name it has, or says what is wrong with it. */
  'selfMaintained.editDevice': command<{ changeId: string | null; problems: DeviceProblem[] }>()(
    profile.extend({ deviceId: id, device: deviceFormSchema }),
  ),
  /** *Delete devices*: queues their deletion from the profile. */
  'selfMaintained.deleteDevices': command<{ changeId: string }>()(
    profile.extend({ deviceIds: z.array(id).min(1).max(MOST_DEVICES_AT_ONCE) }),
  ),
} as const;
