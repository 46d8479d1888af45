import type { ReactNode } from 'react';
import { DataList, Facts, NumberText, Section, useSay, useTexts } from '../../../platform/ui/index.ts';
import type { ReportReply } from '../schemas.ts';
import { osticketScreenTexts } from './texts.ts';

const counted = [
  ...(['tickets', 'known', 'messages', 'notes', 'files', 'megabytes', 'persons', 'companies'] as const),
  ...(['collaborators', 'tasks', 'events', 'links', 'canned'] as const),
] as const;

/** What came of a check or of taking over: figures, what is past its date, what stays out and why. */
export function OsticketReportView({ report }: { readonly report: ReportReply }) {
  const t = useTexts(osticketScreenTexts);
  const say = useSay();
  const facts = counted
    .filter((name) => name === 'tickets' || report.counts[name] > 0)
    .map((name) => ({
      id: name,
      title: t(`counts.${name}`),
      value: <NumberText value={report.counts[name]} />,
    }));
  const list = (rows: ReportReply['leftOut']): readonly Line[] =>
    rows.map(({ what, count }) => ({ what: say(what), count }));
  return (
    <div role="status">
      <Section title={t(`outcome.${report.outcome}`)}>
        {report.problem === null ? <Facts facts={facts} /> : <p>{say(report.problem)}</p>}
      </Section>
      <Lines
        title={t('pastDate')}
        rows={report.pastDate.map(({ title, rule, count }) => ({ what: say(title), count, rule: say(rule) }))}
      />
      <Lines title={t('leftOut')} rows={list(report.leftOut)} />
      <Lines title={t('unreadable')} rows={list(report.unreadable)} />
    </div>
  );
}

interface Line {
  readonly what: string;
  readonly count: number;
  readonly rule?: string;
}

function Lines({ title, rows }: { readonly title: string; readonly rows: readonly Line[] }): ReactNode {
  const t = useTexts(osticketScreenTexts);
  if (rows.length === 0) return null;
  const hasRule = rows.some(({ rule }) => rule !== undefined);
  return (
    <Section title={title}>
      <DataList
        label={title}
        rows={rows}
        keyOf={({ what }) => what}
        columns={[
          { id: 'what', title: t('what'), cell: ({ what }) => what, onCard: 'title' },
          {
            id: 'count',
            title: t('count'),
            cell: ({ count }) => <NumberText value={count} />,
            align: 'end',
            width: 'fit',
          },
          ...(hasRule ? [{ id: 'rule', title: t('rule'), cell: ({ rule }: Line) => rule ?? '' }] : []),
        ]}
      />
    </Section>
  );
}
