import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { usePrint, useSession, useTexts } from '../../platform/ui/index.ts';
import classes from './account.module.css';
import { accountTexts } from './texts.ts';

/** Codes that each sign in once when the phone is lost. Shown this once; can be printed. */
export function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  const t = useTexts(accountTexts);
  const { user } = useSession();
  const list = (
    <ol className={classes.codes}>
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ol>
  );
  const paper = usePrint(
    'a6',
    <>
      <h2>Redlich: {t('totp.recovery')}</h2>
      <p>{user.name}</p>
      {list}
    </>,
  );
  return (
    <div>
      <h3>{t('totp.recovery')}</h3>
      <p className={classes.text}>{t('totp.recoveryText')}</p>
      {list}
      {paper.sheet}
      <Group>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={paper.print}>
          {t('totp.print')}
        </Button>
        <Button onClick={onDone}>{t('totp.noted')}</Button>
      </Group>
    </div>
  );
}
