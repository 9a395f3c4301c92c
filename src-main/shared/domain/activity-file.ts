import { z } from 'zod';
import { type NewSha256, sha256Of } from './activity-chain.ts';
import { activityEntrySchema } from './activity-entry.ts';

/** The version of the file's format. */
export const ACTIVITY_FILE_VERSION = 1;

/** What makes the first line of a file ours. */
export const ACTIVITY_FILE_KIND = 'muster-activity';

const headerSchema = z.strictObject({
  kind: z.literal(ACTIVITY_FILE_KIND),
  version: z.int().min(1),
  workspace: z.string(),
  account: z.string().nullable(),
  exportedAt: z.string(),
  exportedBy: z.string(),
  appVersion: z.string(),
  /** How many entries follow, and the hash of the last of them: what is cut off the end is missed. */
  entries: z.int().min(0),
  head: z.string(),
});

const cell = z.string().nullable();

/** Lines of the file in their order: one header, each entry followed by its devices, one end. Numbered: `lines` counts all. */
export const activityLineSchema = z.discriminatedUnion('kind', [
  headerSchema,
  activityEntrySchema.extend({ kind: z.literal('entry') }),
  z.strictObject({
    kind: z.literal('devices'),
    entry: z.int(),
    /** Of a change: the devices by the profile they were based on, as the change has them. */
    group: z.int().min(0).nullable(),
    base: cell,
    /** Device, identifier, before, after, where it stands at the time of the export, and why. */
    devices: z.array(z.tuple([z.string(), z.string(), cell, cell, cell, cell])),
  }),
  z.strictObject({ kind: z.literal('end'), lines: z.int() }),
]);

/** A line of the file without its seal. */
export type ActivityLine = z.infer<typeof activityLineSchema>;
/** The first line of the file. */
export type ActivityFileHeader = z.infer<typeof headerSchema>;

const tailOf = (seal: string) => `,"seal":"${seal}"}`;
const TAIL_LENGTH = tailOf('0'.repeat(64)).length;

/** A line with its seal at the end: the digest of the seal of the line before and of this line without one. */
export function sealLine(newSha256: NewSha256, before: string, line: ActivityLine): { text: string; seal: string } {
  const content = JSON.stringify(line);
  const seal = sha256Of(newSha256, before + content);
  return { text: `${content.slice(0, -1)}${tailOf(seal)}`, seal };
}

/** A line without its seal, whatever it holds, and the seal it ought to have; `holds` says whether it has it. */
export function openLine(
  newSha256: NewSha256,
  before: string,
  text: string,
): { line: ActivityLine | null; seal: string; holds: boolean } {
  const content = `${text.slice(0, -TAIL_LENGTH)}}`;
  const seal = sha256Of(newSha256, before + content);
  return { line: readLine(content), seal, holds: text.slice(-TAIL_LENGTH) === tailOf(seal) };
}

function readLine(content: string): ActivityLine | null {
  try {
    return activityLineSchema.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    return null;
  }
}
