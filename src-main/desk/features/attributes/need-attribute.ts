import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { findAttribute, type KnownAttribute } from '../../db/tables/attributes.ts';

/** The attribute of a name as it is written here, whatever its case. Throws `not_found`. */
export function needAttribute(db: ReadableDb, name: string): KnownAttribute {
  const attribute = findAttribute(db, name);
  if (!attribute) throw new AppError('not_found', 'no such attribute', { field: 'name' });
  return attribute;
}
