import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { type BlockedCell, MOST_BLOCKED_NAMED, mostLinesOf, type PortalOmission } from '#shared/domain/portal-file.ts';
import type { Services } from '../../services.ts';
import { portalForm, portalSlices } from './portal-lines.ts';
import { rowsOfScope } from './scope-rows.ts';

/** What a file for a portal would hold, and what keeps it from being written; nothing is. */
export async function planPortalFile(
  services: Services,
  { scope, content }: ParsedInput<'csv.planPortalFile'>,
): Promise<CommandOutput<'csv.planPortalFile'>> {
  const form = portalForm(content, await services.remote.readCsvDialect());
  const omitted = new Map<PortalOmission, number>();
  const cells: BlockedCell[] = [];
  let lines = 0;
  let passwords = 0;
  let blocked = 0;
  for await (const slice of portalSlices(services, rowsOfScope(services.db, scope, null), form)) {
    lines += slice.lines.length;
    passwords += slice.passwords;
    blocked += slice.blocked.length;
    cells.push(...slice.blocked.slice(0, MOST_BLOCKED_NAMED - cells.length));
    for (const reason of slice.omitted) omitted.set(reason, (omitted.get(reason) ?? 0) + 1);
  }
  return {
    lines,
    files: Math.ceil(lines / mostLinesOf(content.kind)),
    passwords,
    omitted: [...omitted].map(([reason, devices]) => ({ reason, devices })),
    blocked,
    cells,
  };
}
