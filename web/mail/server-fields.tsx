import {
  CheckField,
  Columns,
  type FieldBinding,
  NumberField,
  TextField,
  useTexts,
} from '../../platform/ui/index.ts';
import { mailScreenTexts } from './texts.ts';

interface ServerFieldsProps {
  readonly host: FieldBinding<string>;
  readonly port: FieldBinding<number | null>;
  readonly ownNetwork: FieldBinding<boolean>;
  readonly hostHint: string;
  readonly portHint: string;
}

/** Where a mail server is, whichever way the mail goes. */
export function ServerFields({ host, port, ownNetwork, hostHint, portHint }: ServerFieldsProps) {
  const t = useTexts(mailScreenTexts);
  return (
    <>
      <Columns width="sm">
        <TextField {...host} label={t('host')} hint={hostHint} />
        <NumberField {...port} label={t('port')} hint={portHint} kind="name" min={1} max={65_535} />
      </Columns>
      <CheckField {...ownNetwork} label={t('ownNetwork')} />
    </>
  );
}
