import { type Column, DataList, DateText, EmptyState, useTexts } from '../../../platform/ui/index.ts';
import type { Versions } from '../schemas.ts';
import { fileAddress } from './paper-files.tsx';
import { paperScreenTexts } from './texts.ts';

type Version = Versions['versions'][number];

/** All versions of a paper, the one in force first: each stays readable. */
export function VersionList({
  paper,
  versions,
  language,
}: {
  readonly paper: string;
  readonly versions: readonly Version[];
  readonly language: string;
}) {
  const t = useTexts(paperScreenTexts);
  const columns: readonly Column<Version>[] = [
    { id: 'number', title: t('number'), width: 'fit', onCard: 'title', cell: ({ number }) => number },
    {
      id: 'since',
      title: t('since'),
      width: 'fit',
      cell: ({ publishedAt }) => <DateText at={publishedAt} style="minute" />,
    },
    { id: 'reason', title: t('reason'), cell: ({ reason }) => reason },
    { id: 'by', title: t('by'), width: 'fit', cell: ({ author }) => author ?? t('system') },
    {
      id: 'files',
      title: t('files'),
      width: 'fit',
      cell: ({ number }) => (
        <>
          <a
            href={fileAddress(paper, number, 'html', language)}
            target="_blank"
            rel="noreferrer"
            aria-label={`HTML: ${t('readVersion', { number })}`}
          >
            HTML
          </a>{' '}
          <a
            href={fileAddress(paper, number, 'pdf', language)}
            download
            aria-label={`PDF: ${t('pdfVersion', { number })}`}
          >
            PDF
          </a>
        </>
      ),
    },
  ];
  return (
    <DataList
      label={t('versions')}
      columns={columns}
      rows={versions}
      keyOf={(row) => String(row.number)}
      empty={<EmptyState title={t('versionsNone')} />}
    />
  );
}
