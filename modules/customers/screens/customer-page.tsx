import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import {
  ErrorState,
  isMissing,
  isProblem,
  Page,
  useAddress,
  useCustomerTabs,
  useGet,
  useGo,
  useMay,
  useParam,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { CardReply } from '../replies.ts';
import { ConsentLabel } from './consent-label.tsx';
import classes from './customer-page.module.css';
import { FileFacts } from './file-facts.tsx';
import { ConsentsTab } from './tab-consents.tsx';
import { ContactsTab } from './tab-contacts.tsx';
import { InterestsTab } from './tab-interests.tsx';
import { MasterTab } from './tab-master.tsx';
import { NotesTab } from './tab-notes.tsx';
import { RightsTab } from './tab-rights.tsx';
import { customerScreenTexts } from './texts.ts';

/** One customer: everything on record, one tab each, those of other modules among them. The name is no part of title or address. */
export function CustomerPage() {
  const t = useTexts(customerScreenTexts);
  const id = useParam('id');
  const go = useGo();
  const [why, setWhy] = useState<'service' | 'claims'>('service');
  const mayOpenForClaims = useMay(['owner', 'manager']);
  const { data: card, error, refetch } = useGet<CardReply>(`/api/customers/${id}`, { query: { why } });
  const list = { label: t('list.title'), to: '/customers' };
  // A file that was read before and is closed or gone by now must not stay on the screen.
  const isClosed = isProblem(error) && (error.status === 423 || error.status === 403);
  const isGone = isMissing(error);
  if (card === undefined || card.customer.id !== id || isClosed || isGone) {
    return (
      <Page title={t('list.title')} crumbs={[list]}>
        {error !== null && <ErrorState error={error} list={list} onRetry={() => void refetch()} />}
        {isClosed && mayOpenForClaims && why === 'service' && (
          <div>
            <Button variant="default" onClick={() => setWhy('claims')}>
              {t('customer.askClaims')}
            </Button>
            <p>{t('customer.askClaimsHint')}</p>
          </div>
        )}
        {isClosed && mayOpenForClaims && <RightsTab customerId={id} onErased={() => go('/customers')} />}
      </Page>
    );
  }
  return (
    <Page
      title={t('customer.title', { number: card.customer.number })}
      crumbs={[list]}
      beside={<ConsentLabel customerId={id} label={card.label} onErased={() => go('/customers')} />}
      lead={<FileFacts card={card} />}
    >
      <CustomerTabs card={card} />
    </Page>
  );
}

function CustomerTabs({ card }: { readonly card: CardReply }) {
  const t = useTexts(customerScreenTexts);
  const go = useGo();
  const [address, change] = useAddress();
  const others = useCustomerTabs();
  const mayRights = useMay(['owner', 'manager']);
  const { id } = card.customer;
  const leave = () => go('/customers');
  // Tabs of other modules are named `<module>.<id>` and take the whole width.
  const tabs = [
    { id: 'master', title: t('customer.master'), content: <MasterTab card={card} /> },
    ...others.map(({ id: tab, title, component: Tab }) => ({
      id: tab,
      title,
      content: <Tab customerId={id} />,
    })),
    {
      id: 'consents',
      title: t('customer.consents'),
      content: <ConsentsTab customerId={id} onErased={leave} />,
    },
    {
      id: 'interests',
      title: t('customer.interests'),
      content: <InterestsTab customerId={id} onConsents={() => change({ tab: 'consents' })} />,
    },
    { id: 'notes', title: t('customer.notes'), content: <NotesTab customerId={id} /> },
    { id: 'contacts', title: t('customer.contacts'), content: <ContactsTab customerId={id} /> },
    ...(mayRights
      ? [
          {
            id: 'rights',
            title: t('customer.rights'),
            content: <RightsTab customerId={id} onErased={leave} />,
          },
        ]
      : []),
  ];
  const shown = tabs.find((tab) => tab.id === address.tab)?.id ?? 'master';
  return (
    <Tabs
      value={shown}
      onChange={(tab) => change({ tab: tab === 'master' ? undefined : (tab ?? undefined) })}
      keepMounted={false}
    >
      <Tabs.List aria-label={t('customer.tabs')} mb="lg">
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.id} value={tab.id}>
            {tab.title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.id} value={tab.id}>
          <div className={classes.tab} data-own={!tab.id.includes('.')}>
            {tab.content}
          </div>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
