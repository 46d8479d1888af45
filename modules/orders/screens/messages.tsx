import { Tabs } from '@mantine/core';
import { Page, useAddress, useGet, useTexts } from '../../../platform/ui/index.ts';
import { orderTexts } from '../texts.ts';
import { CallList } from './call-list.tsx';
import { FailedMessages } from './failed-messages.tsx';
import { LetterList } from './letter-list.tsx';
import classes from './orders.module.css';
import type { Outbox } from './outbox.ts';

/** What customers still have to learn: calls to make, letters to print, how the e-mails stand. */
export function MessagesPage() {
  const t = useTexts(orderTexts);
  const [{ tab = 'calls' }, change] = useAddress();
  const { data: outbox } = useGet<Outbox>('/api/order-messages', { everySeconds: 30 });
  const count = (of: number | undefined) => (of === undefined || of === 0 ? '' : ` (${of})`);
  return (
    <Page title={t('messages.title')} lead={t('messages.lead')}>
      <p className={classes.notice} role="status">
        {outbox === undefined || outbox.emails === 0
          ? t('messages.mailNone')
          : t(outbox.mail === 'on' ? 'messages.mailOn' : 'messages.mailOff', { count: outbox.emails })}
      </p>
      <Tabs
        value={tab}
        onChange={(value) => change({ tab: value === 'calls' ? undefined : (value ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="calls">
            {t('messages.calls')}
            {count(outbox?.calls)}
          </Tabs.Tab>
          <Tabs.Tab value="letters">
            {t('messages.letters')}
            {count(outbox?.letters)}
          </Tabs.Tab>
          <Tabs.Tab value="failed">
            {t('messages.failed')}
            {count(outbox?.failed.length)}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="calls" pt="md">
          <CallList />
        </Tabs.Panel>
        <Tabs.Panel value="letters" pt="md">
          <LetterList />
        </Tabs.Panel>
        <Tabs.Panel value="failed" pt="md">
          <FailedMessages failed={outbox?.failed ?? []} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
