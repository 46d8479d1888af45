import { Button, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import {
  api,
  ErrorNotice,
  type FormInUse,
  useForm,
  useLanguage,
  useRefresh,
  useTexts,
  useUnsaved,
} from '../../platform/ui/index.ts';
import { Doorway } from '../login/doorway.tsx';
import { useSayPasswordFault } from '../password/password-meter.tsx';
import { CompanyStep } from './company-step.tsx';
import { KitStep } from './kit-step.tsx';
import { OwnerStep } from './owner-step.tsx';
import { Promises } from './promises.tsx';
import classes from './setup.module.css';
import {
  checkStep,
  emptySetup,
  fieldOfSetup,
  type SetupFault,
  type SetupValues,
  setupBody,
  stepOf,
} from './setup-values.ts';
import { setupTexts } from './texts.ts';

const steps = ['company', 'owner', 'promises'] as const;
type Step = (typeof steps)[number] | 'kit' | 'done';

/** The first run: the company, the owner's access, what Redlich promises, the recovery kit, done. */
export function Setup() {
  const t = useTexts(setupTexts);
  const { language } = useLanguage();
  const refresh = useRefresh();
  const sayFault = useSayPasswordFault();
  const say = (why: SetupFault) => (typeof why === 'string' ? t(why) : sayFault(why.password));
  const [step, setStep] = useState<Step>('company');
  const form = useForm({
    initial: emptySetup,
    check: (values) => {
      const wrong = checkStep(isSaved(step) ? 'promises' : step, values);
      return Object.fromEntries(Object.entries(wrong).map(([field, why]) => [field, say(why)]));
    },
    send: async (values) => {
      if (step === 'promises') await api.post('/api/setup', setupBody(values, language));
    },
    fieldOf: fieldOfSetup,
    onDone: () => setStep(step === 'company' ? 'owner' : step === 'owner' ? 'promises' : 'kit'),
  });
  useStepBack(form, step, setStep);
  // A step that is done is not saved yet: everything is sent with the last one.
  useUnsaved(!isSaved(step) && JSON.stringify(form.values) !== JSON.stringify(emptySetup));
  const place = isSaved(step) ? -1 : steps.indexOf(step);
  if (step === 'kit')
    return (
      <Doorway>
        <div className={classes.form}>
          <p className={classes.step}>{t('step', { step: steps.length + 1, of: steps.length + 1 })}</p>
          <StepTitle key={step} title={t('kit.title')} lead={t('kit.lead')} />
          <KitStep onNext={() => setStep('done')} />
        </div>
      </Doorway>
    );
  return (
    <Doorway>
      <form {...form.form} className={classes.form}>
        {step !== 'done' && (
          <p className={classes.step}>{t('step', { step: place + 1, of: steps.length + 1 })}</p>
        )}
        <StepTitle key={step} title={t(`${step}.title`)} lead={t(`${step}.lead`)} />
        <ErrorNotice error={form.error} />
        {step === 'company' && <CompanyStep form={form} />}
        {step === 'owner' && <OwnerStep form={form} />}
        {step === 'promises' && <Promises />}
        {step === 'done' ? (
          <Button size="md" onClick={() => void refresh(['/api/session'])}>
            {t('done.go')}
          </Button>
        ) : (
          <div className={classes.buttons}>
            {place > 0 && (
              <Button variant="default" size="md" onClick={() => setStep(steps[place - 1] ?? 'company')}>
                {t('back')}
              </Button>
            )}
            <Button type="submit" size="md" loading={form.isSending}>
              {t(step === 'promises' ? 'promises.finish' : 'next')}
            </Button>
          </div>
        )}
      </form>
    </Doorway>
  );
}

/** From here on the company and its owner are there; nothing typed would be lost. */
const isSaved = (step: Step): step is 'kit' | 'done' => step === 'kit' || step === 'done';

/** The title of a step gets the focus when the step begins, so that a screen reader hears where one is. */
function StepTitle({ title, lead }: { title: string; lead: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Redlich`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div>
      <Title order={1} ref={heading} tabIndex={-1} className={classes.title ?? ''}>
        {title}
      </Title>
      <p className={classes.lead}>{lead}</p>
    </div>
  );
}

/** A refusal of the server goes back to the step its first field stands on. */
function useStepBack(form: FormInUse<SetupValues>, step: Step, setStep: (step: Step) => void): void {
  const wrong = (Object.keys(emptySetup) as (keyof SetupValues)[]).find(
    (name) => form.field(name).error !== undefined,
  );
  const target = wrong === undefined ? step : stepOf(wrong);
  useEffect(() => {
    if (step === 'promises' && target !== step) setStep(target);
  }, [step, target, setStep]);
}
