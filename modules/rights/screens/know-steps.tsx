import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { api, ErrorNotice, RadioField, TextField, useForm } from '../../../platform/ui/index.ts';
import { identityChecks } from '../rights.ts';
import type { Hits } from '../schemas.ts';
import type { StepProps } from './step-props.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile, useStep } from './use-step.ts';

/** Finds whose file is meant. */
export function MatchStep({ request }: StepProps) {
  const t = useRightsTexts();
  const step = useStep(request.id);
  const [hits, setHits] = useState<Hits['hits'] | null>(null);
  const form = useForm({
    initial: { query: request.name },
    send: (values) => api.post<Hits>('/api/rights-requests/persons', values),
    onDone: (reply) => setHits(reply.hits),
  });
  const choose = (person: string | null) => step.send('put', 'person', { person });
  return (
    <Stack>
      <p>{t('match.lead')}</p>
      <form {...form.form}>
        <Stack>
          <TextField {...form.field('query')} label={t('match.query')} maxLength={100} />
          <ErrorNotice error={form.error} />
          <Group>
            <Button type="submit" loading={form.isSending}>
              {t('match.find')}
            </Button>
            <Button variant="default" onClick={() => choose(null)} loading={step.busy}>
              {t('match.nobody')}
            </Button>
          </Group>
        </Stack>
      </form>
      <div role="status">
        {hits?.length === 0 && t('match.none')}
        {hits !== null && hits.length > 1 && t('match.several')}
      </div>
      {hits !== null && hits.length > 0 && (
        <ul>
          {hits.map((hit) => (
            <li key={hit.person}>
              {[hit.name, hit.address].filter((part) => part !== '').join(', ')} (
              {[...hit.knownAs, hit.number].filter((part) => part !== '').join(', ')}){' '}
              <Button size="xs" variant="default" loading={step.busy} onClick={() => choose(hit.person)}>
                {t('match.this')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

/** Records how the identity was checked; nothing of what was shown. */
export function IdentifyStep({ request }: StepProps) {
  const t = useRightsTexts();
  const step = useStep(request.id);
  const file = useFile();
  const [how, setHow] = useState('');
  const askForProof = () => {
    file.save(`/api/rights-requests/${request.id}/papers/identity`);
    step.send('post', 'identity-asked');
  };
  return (
    <Stack>
      <p>{t('identify.lead')}</p>
      {request.state === 'identity-pending' && <p>{t('identify.asked')}</p>}
      <RadioField
        name="how"
        value={how}
        onChange={setHow}
        error={undefined}
        label={t('identify.how')}
        choices={identityChecks.map((value) => ({ value, label: t(`check.${value}`) }))}
      />
      <Group>
        <Button
          disabled={how === ''}
          loading={step.busy}
          onClick={() => step.send('put', 'identity', { how })}
        >
          {t('identify.save')}
        </Button>
        <Button variant="default" loading={file.busy} onClick={askForProof}>
          {t('identify.letter')}
        </Button>
      </Group>
    </Stack>
  );
}
