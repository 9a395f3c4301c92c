import { z } from 'zod';
import { attributeNameSchema } from '#shared/domain/custom-attribute.ts';
import { type PortalFile, type PortalFileKind, portalFileKinds } from '#shared/domain/portal-file.ts';

/** What a file is for, in the order it is offered: it decides how the file is written. */
export const exportPurposes = ['spreadsheet', 'programs', ...portalFileKinds] as const;

/** What a file is for. */
export type ExportPurpose = (typeof exportPurposes)[number];

/** What the window remembers of the last export. Passwords are asked for each time. */
export const exportChoiceSchema = z.object({
  purpose: z.enum(exportPurposes),
  header: z.boolean(),
  users: z.boolean(),
  tags: z.boolean(),
  attributes: z.array(attributeNameSchema).max(100),
});

/** What the person chose last. */
export type ExportChoice = z.output<typeof exportChoiceSchema>;

/** What is offered before anything was chosen. */
export const firstChoice: ExportChoice = {
  purpose: 'spreadsheet',
  header: false,
  users: false,
  tags: false,
  attributes: [],
};

/** Parts a file for a portal can have beside what it must. */
export const portalOptions = {
  assign: ['users', 'passwords', 'tags', 'header'],
  unassign: ['header'],
  delete: ['header'],
  credentials: ['passwords', 'header'],
  ivanti: ['users'],
} as const satisfies Record<PortalFileKind, readonly (keyof PortalFile)[]>;

/** One of these parts. */
export type PortalOption = 'users' | 'passwords' | 'tags' | 'header';

/** Whether a file is for a portal, and not a list for people or programs. */
export function isPortalPurpose(purpose: ExportPurpose): purpose is PortalFileKind {
  return purpose !== 'spreadsheet' && purpose !== 'programs';
}

/** What a file for a portal is to hold: of what was chosen, the parts it can have; of the attributes, those there still are. */
export function portalContent(
  kind: PortalFileKind,
  choice: ExportChoice & { passwords: boolean },
  names: readonly string[],
): PortalFile {
  const has = (option: PortalOption) =>
    choice[option] && (portalOptions[kind] as readonly PortalOption[]).includes(option);
  return {
    kind,
    ...{ header: has('header'), users: has('users'), tags: has('tags'), passwords: has('passwords') },
    attributes: kind === 'ivanti' ? choice.attributes.filter((name) => names.includes(name)) : [],
  };
}
