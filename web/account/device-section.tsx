import {
  type DeviceNoteId,
  deviceNotes,
  readNote,
  Section,
  useSay,
  useTexts,
} from '../../platform/ui/index.ts';
import classes from './account.module.css';
import { accountTexts } from './texts.ts';

/** What the browser keeps for the user on this device, with purpose and lifetime (pledge cookies.essential). */
export function DeviceSection() {
  const t = useTexts(accountTexts);
  const say = useSay();
  const notes = Object.keys(deviceNotes) as DeviceNoteId[];
  return (
    <Section title={t('device.title')} lead={t('device.lead')}>
      <ul className={classes.notes}>
        <li>
          <strong>{t('device.cookie')}</strong>
          <span>
            {t('device.cookiePurpose')}, {t('device.cookieLifetime')}
          </span>
        </li>
        {notes.map((id) => (
          <li key={id}>
            <strong>{say(deviceNotes[id].purpose)}</strong>
            <span>{readNote(id) === null ? t('device.none') : say(deviceNotes[id].lifetime)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
