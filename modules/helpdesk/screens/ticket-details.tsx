import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import {
  DateText,
  Facts,
  GoLink,
  PrivacyShield,
  RelativeDue,
  useGet,
  useTexts,
} from '../../../platform/ui/index.ts';
import type { DeskReply, Ticket } from '../schemas.ts';
import { EditTicketDialog } from './edit-ticket.tsx';
import { screenTexts } from './texts.ts';

/** What stands about an enquiry, and the way to change it. */
export function TicketDetails({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(screenTexts);
  const [isEditing, setEditing] = useState(false);
  const { data: desk } = useGet<DeskReply>('/api/helpdesk/desk');
  const { minutes, billableMinutes: billable, contractNumber } = ticket;
  const nameIn = (
    things: readonly { readonly id: string; readonly name: string }[] | undefined,
    id: string | null,
  ) => things?.find((each) => each.id === id)?.name;
  const isLive = ticket.life === 'active' && ticket.mergedInto === null;
  return (
    <>
      {ticket.life === 'active' && (
        <PrivacyShield what={t('field.contact')}>
          <Facts
            facts={[
              { id: 'contact', title: t('field.contact'), value: ticket.contact },
              { id: 'email', title: t('field.email'), value: ticket.contactEmail },
              { id: 'phone', title: t('field.phone'), value: ticket.contactPhone },
            ]}
          />
        </PrivacyShield>
      )}
      <Facts
        facts={[
          { id: 'company', title: t('field.company'), value: ticket.companyName },
          {
            id: 'contract',
            title: t('field.contract'),
            value: contractNumber === null ? null : <GoLink to="/contracts">{contractNumber}</GoLink>,
          },
          { id: 'category', title: t('field.category'), value: nameIn(desk?.categories, ticket.categoryId) },
          { id: 'channel', title: t('field.channel'), value: t(`channel.${ticket.channel}`) },
          { id: 'priority', title: t('field.priority'), value: t(`priority.${ticket.priority}`) },
          { id: 'assignee', title: t('field.assignee'), value: ticket.assigneeName ?? t('field.nobody') },
          { id: 'team', title: t('field.team'), value: nameIn(desk?.teams, ticket.teamId) },
          {
            id: 'respond',
            title: t('field.respondBy'),
            value: <DateText at={ticket.respondBy} style="minute" />,
          },
          { id: 'solve', title: t('field.solveBy'), value: <DateText at={ticket.solveBy} style="minute" /> },
          { id: 'minutes', title: t('field.minutes'), value: t('field.minutesValue', { minutes, billable }) },
          { id: 'dies', title: t('field.dies'), value: <RelativeDue at={ticket.dueAt} /> },
        ]}
      />
      {isLive && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setEditing(true)}>
            {t('page.edit')}
          </Button>
        </Group>
      )}
      <EditTicketDialog ticket={ticket} opened={isEditing} onClose={() => setEditing(false)} />
    </>
  );
}
