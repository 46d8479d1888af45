import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ConfirmDialog,
  Dialog,
  ErrorNotice,
  Section,
  SelectField,
  TextAreaField,
  useForm,
  useRefresh,
} from '../../../platform/ui/index.ts';
import { type RefusalGround, refusalGrounds } from '../rights.ts';
import type { StepProps } from './step-props.ts';
import { useDayText } from './use-day-text.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile } from './use-step.ts';

const refreshes = ['/api/rights-requests'];

/** Everything is done: the request is fulfilled. */
export function DecideStep({ request }: StepProps) {
  const t = useRightsTexts();
  const form = useForm({
    initial: { reason: '' },
    send: (values) => api.put(`/api/rights-requests/${request.id}/decision`, { as: 'fulfilled', ...values }),
    refreshes,
  });
  return (
    <form {...form.form}>
      <Stack align="stretch">
        <p>{t('decide.lead')}</p>
        <TextAreaField {...form.field('reason')} label={t('decide.reason')} need="optional" />
        <ErrorNotice error={form.error} />
        <Group>
          <Button type="submit" loading={form.isSending}>
            {t('decide.fulfil')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Asked = 'refuse' | 'forward' | 'withdraw' | 'extend' | null;

/** Ways a request can end without being fulfilled, and the extension of its deadline. */
export function OtherEnds({ request }: StepProps) {
  const t = useRightsTexts();
  const file = useFile();
  const refresh = useRefresh();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const path = `/api/rights-requests/${request.id}`;
  return (
    <Section title={t('decide.others')}>
      <Group>
        {request.extension === 'none' ? (
          <Button variant="default" onClick={() => setAsked('extend')}>
            {t('extend.do')}
          </Button>
        ) : (
          <Button variant="default" loading={file.busy} onClick={() => file.save(`${path}/papers/extension`)}>
            {t('extend.letter')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsked('refuse')}>
          {t('decide.refuse')}
        </Button>
        <Button variant="default" onClick={() => setAsked('forward')}>
          {t('decide.forward')}
        </Button>
        <Button variant="default" onClick={() => setAsked('withdraw')}>
          {t('decide.withdraw')}
        </Button>
      </Group>
      {asked === 'refuse' && <Refuse request={request} onClose={close} />}
      {asked === 'forward' && <Forward request={request} onClose={close} />}
      {asked === 'extend' && <Extend request={request} onClose={close} />}
      <ConfirmDialog
        title={t('decide.withdraw')}
        confirm={t('decide.withdraw')}
        opened={asked === 'withdraw'}
        onClose={close}
        onConfirm={async () => {
          await api.put(`${path}/decision`, { as: 'withdrawn' });
          await refresh(refreshes);
        }}
      >
        {t('decide.withdrawQuestion')}
      </ConfirmDialog>
    </Section>
  );
}

interface Asking extends StepProps {
  readonly onClose: () => void;
}

function Refuse({ request, onClose }: Asking) {
  const t = useRightsTexts();
  const form = useForm({
    initial: { ground: null as string | null, reason: '' },
    send: (values) => api.put(`/api/rights-requests/${request.id}/decision`, { as: 'refused', ...values }),
    refreshes,
    onDone: onClose,
  });
  return (
    <Dialog title={t('decide.refuseTitle')} opened onClose={onClose}>
      <form {...form.form}>
        <Stack>
          <SelectField
            {...form.field('ground')}
            label={t('decide.ground')}
            choices={(Object.keys(refusalGrounds) as RefusalGround[]).map((value) => ({
              value,
              label: t(`ground.${value}`),
            }))}
          />
          <TextAreaField {...form.field('reason')} label={t('decide.why')} hint={t('decide.whyHint')} />
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending}>
            {t('decide.refuse')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}

function Forward({ request, onClose }: Asking) {
  const t = useRightsTexts();
  const form = useForm({
    initial: { addressee: '' },
    send: (values) => api.put(`/api/rights-requests/${request.id}/decision`, { as: 'forwarded', ...values }),
    refreshes,
    onDone: onClose,
  });
  return (
    <Dialog title={t('decide.forwardTitle')} opened onClose={onClose}>
      <form {...form.form}>
        <Stack>
          <p>{t('decide.forwardHint')}</p>
          <TextAreaField {...form.field('addressee')} label={t('decide.to')} />
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending}>
            {t('decide.forward')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}

function Extend({ request, onClose }: Asking) {
  const t = useRightsTexts();
  const dayText = useDayText();
  const form = useForm({
    initial: { reason: '' },
    send: (values) => api.post(`/api/rights-requests/${request.id}/extension`, values),
    refreshes,
    onDone: onClose,
  });
  return (
    <Dialog title={t('extend.title')} opened onClose={onClose}>
      <form {...form.form}>
        <Stack>
          <p>{t('extend.lead', { day: dayText(request.extendableUntil) })}</p>
          <TextAreaField {...form.field('reason')} label={t('extend.reason')} />
          <ErrorNotice error={form.error} />
          <Button type="submit" loading={form.isSending}>
            {t('extend.do')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
