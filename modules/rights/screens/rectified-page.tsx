import { ErrorState, Page, PrivacyShield, useGet, useParam } from '../../../platform/ui/index.ts';
import type { Rectified } from '../schemas.ts';
import { RectifiedList } from './rectified-list.tsx';
import { useRightsTexts } from './use-rights-texts.ts';

/** Everything that was corrected at one person's request and is still kept. */
export function RectifiedPage() {
  const t = useRightsTexts();
  const person = useParam('person');
  const { data, error, refetch } = useGet<Rectified>(`/api/rights-rectified/${person}`);
  return (
    <Page
      title={t('rectify.title')}
      lead={t('rectify.titleLead')}
      crumbs={[{ label: t('title'), to: '/requests' }]}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <PrivacyShield what={t('rectify.title')}>
          <RectifiedList rows={data.rows} />
        </PrivacyShield>
      )}
    </Page>
  );
}
