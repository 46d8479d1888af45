import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { PrivacyShield, StateBadge, useFind, useTexts } from '../../../platform/ui/index.ts';
import type { SimilarReply } from '../replies.ts';
import { type CustomerValues, customerBody } from './customer-fields.tsx';
import classes from './similar-notice.module.css';
import { customerScreenTexts } from './texts.ts';

/** Files that look like the one being filled in, so that nobody gets a second one. Shows nothing while there is none. */
export function SimilarNotice({
  values,
  onChoose,
}: {
  readonly values: CustomerValues;
  readonly onChoose: (id: string) => void;
}) {
  const t = useTexts(customerScreenTexts);
  const [settled] = useDebouncedValue(values, 500);
  const isEnough =
    (settled.lastName !== '' || settled.company !== '') &&
    (settled.postcode !== '' || settled.email !== '' || settled.phones.some((phone) => phone.length > 5));
  const { data } = useFind<SimilarReply>('/api/customers/similar', customerBody(settled), {
    enabled: isEnough,
  });
  const hits = isEnough ? (data?.hits ?? []) : [];
  return (
    <div role="status">
      {hits.length > 0 && (
        <section className={classes.notice} aria-label={t('similar.title', { count: hits.length })}>
          <strong>{t('similar.title', { count: hits.length })}</strong>
          <PrivacyShield what={t('search.hits')}>
            <ul className={classes.hits}>
              {hits.map((hit) => (
                <li key={hit.id}>
                  <span>
                    {hit.number} · {hit.person?.name}, {hit.person?.postcode} {hit.person?.city}
                  </span>
                  {hit.because.map((reason) => (
                    <StateBadge key={reason} tone="attention">
                      {t(`similar.${reason}`)}
                    </StateBadge>
                  ))}
                  <Button size="compact-sm" variant="default" onClick={() => onChoose(hit.id)}>
                    {t('similar.use')}
                  </Button>
                </li>
              ))}
            </ul>
          </PrivacyShield>
        </section>
      )}
    </div>
  );
}
