import { DataList, Facts, NumberText, Section, useSay, useTexts } from '../../../platform/ui/index.ts';
import type { ReportReply } from '../schemas.ts';
import { importScreenTexts } from './texts.ts';

const counted = ['rows', 'added', 'changed', 'known', 'dropped', 'lines'] as const;
const faultsShown = 100;

/** What came of a check or of an import: figures, what is in the way, what is past its date. */
export function ReportView({ report }: { readonly report: ReportReply }) {
  const t = useTexts(importScreenTexts);
  const say = useSay();
  const facts = counted
    .filter((name) => name === 'rows' || report.counts[name] > 0)
    .map((name) => ({
      id: name,
      title: t(`report.${name}`),
      value: <NumberText value={report.counts[name]} />,
    }));
  return (
    <div role="status">
      <Section
        title={t(`report.${report.outcome}`)}
        {...(report.outcome === 'refused' && { lead: t('report.nothing') })}
      >
        {report.problems.map((problem) => (
          <p key={problem.de}>{say(problem)}</p>
        ))}
        <Facts facts={facts} />
      </Section>
      {report.pastDue.length > 0 && <PastDueList pastDue={report.pastDue} />}
      {report.faults.count > 0 && <FaultList faults={report.faults} />}
    </div>
  );
}

function PastDueList({ pastDue }: Pick<ReportReply, 'pastDue'>) {
  const t = useTexts(importScreenTexts);
  const say = useSay();
  return (
    <Section title={t('due.title')}>
      <DataList
        label={t('due.title')}
        rows={pastDue}
        keyOf={(row) => `${row.kind} ${row.fate}`}
        columns={[
          { id: 'kind', title: t('due.kind'), cell: (row) => say(row.title), onCard: 'title' },
          {
            id: 'count',
            title: t('due.count'),
            cell: (row) => <NumberText value={row.count} />,
            align: 'end',
            width: 'fit',
          },
          { id: 'fate', title: t('due.fate'), cell: (row) => t(`due.${row.fate}`) },
          { id: 'rule', title: t('due.rule'), cell: (row) => say(row.rule) },
        ]}
      />
    </Section>
  );
}

function FaultList({ faults }: Pick<ReportReply, 'faults'>) {
  const t = useTexts(importScreenTexts);
  const say = useSay();
  const shown = faults.first.slice(0, faultsShown).map((fault, place) => ({ ...fault, place }));
  return (
    <Section title={t('faults.title')} lead={t('faults.count', { count: faults.count, shown: shown.length })}>
      <DataList
        label={t('faults.title')}
        rows={shown}
        keyOf={(row) => String(row.place)}
        columns={[
          {
            id: 'row',
            title: t('faults.row'),
            width: 'fit',
            onCard: 'title',
            cell: ({ file, row }) => (file === 'lines' ? t('faults.rowOfLines', { row }) : String(row)),
          },
          { id: 'column', title: t('faults.column'), width: 'fit', cell: (row) => row.column ?? '–' },
          { id: 'reason', title: t('faults.reason'), cell: (row) => say(row.reason) },
        ]}
      />
    </Section>
  );
}
