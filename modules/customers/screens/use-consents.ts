import { useCallback } from 'react';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { api, useGet, useNow, useSend, useSession, useTexts, useToast } from '../../../platform/ui/index.ts';
import type { ConsentsReply, RecordedReply } from '../replies.ts';
import { customerScreenTexts } from './texts.ts';

/** All that is read about customers; read again after a change. */
export const customerPaths = ['/api/customers', '/api/consents', '/api/duplicates'] as const;

/** State, wordings and history of a person's consents. */
export const useConsents = (customerId: string, enabled = true) =>
  useGet<ConsentsReply>(`/api/customers/${customerId}/consents`, { enabled });

/** A consent or withdrawal to record. */
export interface ConsentToRecord {
  readonly consent: string;
  readonly event: 'given' | 'withdrawn';
  readonly channel?: string;
  readonly at?: number | undefined;
  readonly wordingVersion?: string;
}

/** Records consents of a person. `onErased`: the withdrawal ended the customer file. */
export function useRecordConsent(customerId: string, onErased?: () => void) {
  const t = useTexts(customerScreenTexts);
  const toast = useToast();
  return useSend(
    async ({ consent, ...body }: ConsentToRecord) => {
      const recorded = await api.post<RecordedReply>(
        `/api/customers/${customerId}/consents/${consent}`,
        body,
      );
      toast.good(t(body.event === 'given' ? 'consent.recorded' : 'consent.withdrew'));
      if (recorded.file === 'erased') {
        toast.good(t('customer.gone'));
        onErased?.();
      }
      return recorded;
    },
    { refreshes: customerPaths },
  );
}

/** Who recorded something: the user, a colleague by pseudonym, or the program. */
export function useWho(): (actor: string) => string {
  const t = useTexts(customerScreenTexts);
  const { user } = useSession();
  return useCallback(
    (actor) => {
      if (actor === user.id) return t('consent.you');
      return actor.includes('-') ? t('consent.colleague', { id: actor.slice(-4) }) : t('consent.program');
    },
    [t, user.id],
  );
}

/** The instant meant by a calendar day (`YYYY-MM-DD`): now for today, otherwise its noon. `undefined` for an empty text. */
export function useInstantOf(): (day: string) => number | undefined {
  const now = useNow();
  return (day) => {
    if (day === '') return undefined;
    return day === calendarDay(now) ? now : Date.parse(`${day}T11:00:00Z`);
  };
}
