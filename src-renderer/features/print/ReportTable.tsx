import { memo } from 'react';
import type { BatchReportPaper } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';
import classes from './BatchReport.module.css';

/** Lines that are laid out at a time. */
export const LINES_PER_PART = 250;

type Line = BatchReportPaper['lines'][number];

/** Every device on a line; the head comes again on each page. */
export function ReportTable({ lines, shown }: { lines: readonly Line[]; shown: number }) {
  const { t } = useText();
  const column = (name: 'number' | 'identifier' | 'serial' | 'model' | 'carton' | 'scanned' | 'profile' | 'findings') =>
    t(`print.report.column.${name}`);
  const parts: number[] = [];
  for (let first = 0; first < Math.min(shown, lines.length); first += LINES_PER_PART) parts.push(first);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th className={classes.number}>{column('number')}</th>
          <th className={classes.imei}>{column('identifier')}</th>
          <th className={classes.serial}>{column('serial')}</th>
          <th>{column('model')}</th>
          <th className={classes.carton}>{column('carton')}</th>
          <th className={classes.scanned}>{column('scanned')}</th>
          <th>{column('profile')}</th>
          <th>{column('findings')}</th>
        </tr>
      </thead>
      {parts.map((first) => (
        <Part key={first} lines={lines} first={first} end={Math.min(first + LINES_PER_PART, shown)} />
      ))}
    </table>
  );
}

type PartProps = { lines: readonly Line[]; first: number; end: number };

const Part = memo(function Part({ lines, first, end }: PartProps) {
  const { t, format } = useText();
  return (
    <tbody>
      {lines.slice(first, end).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines may hold the same device twice, and never change
        <tr key={at} data-found={line.findings.length > 0 || undefined}>
          <td className={classes.number}>{format.number(first + at + 1)}</td>
          <td className={classes.mono}>
            {line.imei}
            {line.imei2 === null ? null : <div>{line.imei2}</div>}
          </td>
          <td className={classes.mono}>{line.serial}</td>
          <td>{line.model}</td>
          <td>{line.carton}</td>
          <td>{line.scannedAt === null ? '—' : format.dateTime(line.scannedAt)}</td>
          <td>{line.profileName}</td>
          <td className={classes.found}>{line.findings.map((one) => t(`print.report.short.${one}`)).join(', ')}</td>
        </tr>
      ))}
    </tbody>
  );
});
