import { describe, expect, it } from 'vitest';
import { portalFileKinds } from '#shared/domain/portal-file.ts';
import { exportChoiceSchema, firstChoice, portalContent } from '../../../../src-renderer/features/csv/export-choice.ts';

const everything = {
  ...firstChoice,
  header: true,
  users: true,
  tags: true,
  passwords: true,
  attributes: ['Depot', 'Gone'],
};

describe('what was chosen for a file for a portal', () => {
  it('counts only where the file can have it, and attributes only while there are any', () => {
    const has = portalFileKinds.map((kind) => {
      const { header, users, tags, passwords, attributes } = portalContent(kind, everything, ['Depot']);
      return [kind, { header, users, tags, passwords, attributes: attributes.join() }];
    });
    const none = { header: false, users: false, tags: false, passwords: false, attributes: '' };
    expect(Object.fromEntries(has)).toEqual({
      assign: { ...none, header: true, users: true, tags: true, passwords: true },
      unassign: { ...none, header: true },
      delete: { ...none, header: true },
      credentials: { ...none, header: true, passwords: true },
      ivanti: { ...none, users: true, attributes: 'Depot' },
    });
  });

  it('is remembered without passwords', () => {
    expect(Object.keys(exportChoiceSchema.parse(everything))).not.toContain('passwords');
  });
});
