import { memo } from 'react';
import type { BatchReportPaper } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ReportPage.module.css';

type Line = BatchReportPaper['lines'][number];
type ReportTableProps = { lines: readonly Line[]; first: number; count: number };

/** Some devices, one on a line of fixed height: so a page is full where it was reckoned to be. */
export const ReportTable = memo(function ReportTable({ lines, first, count }: ReportTableProps) {
  const { t, format } = useText();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th className={classes.number}>{t('print.report.number')}</th>
          <th className={classes.imei}>IMEI</th>
          <th className={classes.serial}>{t('devices.column.serial')}</th>
          <th className={classes.model}>{t('devices.column.model')}</th>
          <th className={classes.carton}>{t('print.report.carton')}</th>
          <th className={classes.scanned}>{t('batches.stage.scanned')}</th>
          <th>{t('batches.column.profile')}</th>
          <th>{t('batches.column.findings')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.slice(first, first + count).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may hold the same device twice, and never change
          <tr key={at}>
            <td className={classes.number}>{format.number(first + at + 1)}</td>
            <td className={classes.mono}>
              {line.imei}
              {line.imei2 === null ? null : <div>{line.imei2}</div>}
            </td>
            <td className={classes.mono}>{line.serial}</td>
            <td>{line.model}</td>
            <td>{line.carton}</td>
            <td>{line.scannedAt === null ? '—' : format.dateTime(line.scannedAt)}</td>
            <td>
              <div className={classes.twoLines}>{line.profileName}</div>
            </td>
            <td className={classes.found}>
              <div className={classes.twoLines}>
                {line.findings.map((one) => t(`batches.finding.${one}`)).join(', ')}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});
