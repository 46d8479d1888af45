import {
  DateText,
  ErrorState,
  Facts,
  Page,
  PrivacyShield,
  Section,
  StateBadge,
  useGet,
  useParam,
} from '../../../platform/ui/index.ts';
import type { IdentityCheck } from '../rights.ts';
import type { ShownRequest } from '../schemas.ts';
import { CarryOutStep } from './carry-out-step.tsx';
import { DecideStep, OtherEnds } from './decide-step.tsx';
import { noonOf } from './due-panel.tsx';
import { HandOverStep } from './hand-over-step.tsx';
import { IdentifyStep, MatchStep } from './know-steps.tsx';
import classes from './request-page.module.css';
import { ReviewStep } from './review-step.tsx';
import type { StepProps } from './step-props.ts';
import { TellStep } from './tell-step.tsx';
import { lightTones, useRightsTexts } from './use-rights-texts.ts';
import { WeighStep } from './weigh-step.tsx';

const steps = {
  match: MatchStep,
  identify: IdentifyStep,
  review: ReviewStep,
  'carry-out': CarryOutStep,
  tell: TellStep,
  weigh: WeighStep,
  decide: DecideStep,
  'hand-over': HandOverStep,
} as const;

/** One request: the next thing to do first, then what was asked, by whom, and until when. */
export function RequestPage() {
  const t = useRightsTexts();
  const id = useParam('id');
  const crumbs = [{ label: t('title'), to: '/requests' }];
  const { data, error, refetch } = useGet<ShownRequest>(`/api/rights-requests/${id}`);
  if (data === undefined || data.id !== id)
    return (
      <Page title={t('lookAt')} crumbs={crumbs}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  const Step = steps[data.next];
  return (
    <Page
      title={`${t(`right.${data.right}`)} ${data.number}`}
      crumbs={crumbs}
      width="text"
      beside={
        <StateBadge tone={lightTones[data.light]}>
          {t('field.lastDay')} <DateText at={noonOf(data.lastDay)} />
        </StateBadge>
      }
    >
      <Section title={t(`next.${data.next}`)}>
        <div className={classes.step}>
          {showsData(data) ? (
            <PrivacyShield what={t(`next.${data.next}`)}>
              <Step key={data.revision} request={data} />
            </PrivacyShield>
          ) : (
            <Step key={data.revision} request={data} />
          )}
        </div>
      </Section>
      <Section title={t('lookAt')}>
        <PrivacyShield what={t('lookAt')}>
          <RequestFacts request={data} />
        </PrivacyShield>
      </Section>
      {data.decided === null && <OtherEnds request={data} />}
    </Page>
  );
}

/** Steps that show what is stored about the person, or what they wrote. */
const showsData = ({ next, right }: ShownRequest): boolean =>
  next === 'match' || next === 'weigh' || (next === 'carry-out' && right === 'rectification');

function RequestFacts({ request }: StepProps) {
  const t = useRightsTexts();
  const { name, address, email, text, channel, receivedAt, state, identity } = request;
  return (
    <Facts
      facts={[
        { id: 'state', title: t('field.state'), value: t(`state.${state}`) },
        { id: 'name', title: t('field.name'), value: name },
        { id: 'address', title: t('field.address'), value: address },
        { id: 'email', title: t('field.email'), value: email },
        { id: 'text', title: t('field.text'), value: text },
        { id: 'channel', title: t('field.channel'), value: t(`channel.${channel}`) },
        { id: 'received', title: t('field.received'), value: <DateText at={receivedAt} /> },
        {
          id: 'identity',
          title: t('field.identity'),
          value: identity === null ? null : t(`check.${identity as IdentityCheck}`),
        },
      ]}
    />
  );
}
