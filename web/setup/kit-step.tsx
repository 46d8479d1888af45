import { Button } from '@mantine/core';
import { useState } from 'react';
import { KitMaker } from '../../modules/operations/screens/index.ts';
import { useTexts } from '../../platform/ui/index.ts';
import classes from './setup.module.css';
import { setupTexts } from './texts.ts';

/** Last step: the paper that brings everything back. It may wait; then the pledges say plainly what is missing. */
export function KitStep({ onNext }: { readonly onNext: () => void }) {
  const t = useTexts(setupTexts);
  const [mark, setMark] = useState<string | null>(null);
  if (mark !== null)
    return (
      <>
        <output>{t('kit.inUse', { mark })}</output>
        <div className={classes.buttons}>
          <Button size="md" onClick={onNext}>
            {t('next')}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <KitMaker title={t('kit.make')} lead={t('kit.how')} onDone={setMark} />
      <div className={classes.buttons}>
        <Button variant="default" size="md" onClick={onNext}>
          {t('kit.later')}
        </Button>
      </div>
      <p className={classes.lead}>{t('kit.laterDetail')}</p>
    </>
  );
}
