import {
  type Column,
  DataList,
  ErrorState,
  Page,
  Section,
  StateBadge,
  useGet,
  useLanguage,
  useSession,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { Measures } from '../schemas.ts';
import { ReviewSection } from './review-section.tsx';
import { TaskList } from './task-list.tsx';
import { measureScreenTexts } from './texts.ts';
import { type ShownState, toneOf } from './tones.ts';

type Measure = Measures['measures'][number];

/** The measures: the review, the questions to the company, and what the system proves. */
export function MeasuresPage() {
  const t = useTexts(measureScreenTexts);
  const { data, error, refetch } = useGet<Measures>('/api/measures');
  const { roles } = useSession().user;
  const maySign = roles.includes('owner') || roles.includes('officer');
  if (data === undefined)
    return (
      <Page title={t('title')} lead={t('lead')}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  const open = data.tasks.filter(({ answer }) => answer === null).length;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('review')} lead={t('reviewLead')}>
        <ReviewSection measures={data} maySign={maySign} />
      </Section>
      <Section title={t('tasks')} lead={t('tasksLead', { open, all: data.tasks.length })}>
        <TaskList tasks={data.tasks} mayAnswer={maySign} />
      </Section>
      <Section title={t('measures')} lead={t('measuresLead')}>
        <MeasureList measures={data.measures} />
      </Section>
    </Page>
  );
}

function MeasureList({ measures }: Pick<Measures, 'measures'>) {
  const t = useTexts(measureScreenTexts);
  const { language } = useLanguage();
  const columns: readonly Column<Measure>[] = [
    {
      id: 'measure',
      title: t('measure'),
      onCard: 'title',
      cell: ({ title, does }) => (
        <>
          <strong>{title[language]}</strong>
          <div>{does[language]}</div>
        </>
      ),
    },
    {
      id: 'state',
      title: t('state'),
      width: 'fit',
      cell: ({ state }) => <StateBadge tone={toneOf(state)}>{t(`states.${state as ShownState}`)}</StateBadge>,
    },
  ];
  return <DataList label={t('measures')} columns={columns} rows={measures} keyOf={(row) => row.id} />;
}
