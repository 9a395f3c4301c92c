import { type BlockedCell, mostLinesOf, type PortalFileKind, type PortalPlan } from '#shared/domain/portal-file.ts';
import { envelopeOf } from '../../api.ts';
import type { PlanState } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './PortalPlanView.module.css';

type PortalPlanViewProps = { kind: PortalFileKind; state: PlanState<PortalPlan> };

/** What a file would hold, and what keeps it from being written. */
export function PortalPlanView({ kind, state }: PortalPlanViewProps) {
  const { t } = useText();
  if (state.error !== null) return <ErrorNotice error={envelopeOf(state.error)} />;
  const { plan } = state;
  return (
    <section className={classes.plan} aria-live="polite" aria-label={t('csv.portal.plan')}>
      {plan ? (
        <>
          <PlanLines kind={kind} plan={plan} />
          {plan.blocked > 0 ? <BlockedCells plan={plan} /> : null}
        </>
      ) : (
        <p className={classes.hint}>{t('csv.portal.counting')}</p>
      )}
    </section>
  );
}

function PlanLines({ kind, plan }: { kind: PortalFileKind; plan: PortalPlan }) {
  const { t, format } = useText();
  const lines = t('csv.portal.lines', { count: plan.lines });
  const split = t('csv.portal.files', { count: plan.files, lines, most: format.number(mostLinesOf(kind)) });
  return (
    <ul className={classes.lines}>
      <li>
        <StatusDot
          tone={plan.lines === 0 ? 'unassigned' : 'waiting'}
          shape={plan.lines === 0 ? 'ring' : 'arrow'}
          label={plan.files > 1 ? split : lines}
        />
      </li>
      {plan.omitted.map(({ reason, devices }) => (
        <li key={reason}>
          <StatusDot tone="failed" shape="cross" label={t(`csv.portal.omitted.${reason}`, { count: devices })} />
        </li>
      ))}
    </ul>
  );
}

/** The cells at fault, so that they can be mended where they come from. */
function BlockedCells({ plan }: { plan: PortalPlan }) {
  const { t } = useText();
  const { blocked, cells } = plan;
  return (
    <div className={classes.blocked} role="alert">
      <strong className={classes.what}>{t('csv.portal.blocked', { count: blocked })}</strong>
      <p className={classes.next}>{t('csv.portal.blockedText')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={classes.scroller} tabIndex={0} aria-label={t('csv.portal.cells')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('csv.portal.device')}</th>
              <th scope="col">{t('csv.portal.columnHead')}</th>
              <th scope="col">{t('csv.portal.cell')}</th>
              <th scope="col">{t('csv.portal.whyHead')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a device may have several such attributes, and rows never move
              <BlockedRow key={at} cell={cell} />
            ))}
          </tbody>
        </table>
      </section>
      {blocked > cells.length ? (
        <p className={classes.hint}>{t('csv.portal.firstCells', { count: cells.length })}</p>
      ) : null}
    </div>
  );
}

function BlockedRow({ cell: { label, column, name, cell, why } }: { cell: BlockedCell }) {
  const { t } = useText();
  return (
    <tr data-selectable>
      <td className={classes.raw} title={label}>
        {label}
      </td>
      <td title={name ?? undefined}>{name ?? t(`csv.portal.column.${column}`)}</td>
      <td className={classes.raw} title={cell}>
        {column === 'password' ? '•••' : cell}
      </td>
      <td>{t(`csv.portal.why.${why}`)}</td>
    </tr>
  );
}
