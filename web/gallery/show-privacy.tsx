import { Button } from '@mantine/core';
import {
  DsgvoLabel,
  Facts,
  PrivacyShield,
  PrivacyShieldToggle,
  Section,
  ShieldedText,
} from '../../platform/ui/index.ts';
import classes from './gallery.module.css';

/** Label and shield. */
export function ShowPrivacy() {
  return (
    <>
      <Section title="DSGVO-Label">
        <div className={classes.line}>
          <DsgvoLabel state="given">
            <p>Dauerhafte Speicherung: 12.03.2026, am Tresen</p>
            <Button size="xs">Widerruf erfassen</Button>
          </DsgvoLabel>
          <DsgvoLabel state="partly">
            <p>Benachrichtigung: 02.11.2026, am Telefon</p>
          </DsgvoLabel>
          <DsgvoLabel state="none">
            <p>Es liegt nichts vor.</p>
            <Button size="xs">Einwilligung erfassen</Button>
          </DsgvoLabel>
        </div>
      </Section>
      <Section title="Sichtschutz" actions={<PrivacyShieldToggle />}>
        <PrivacyShield what="Kundendaten" seconds={2}>
          <Facts
            facts={[
              { id: 'name', title: 'Name', value: 'Käthe Öztürk' },
              { id: 'street', title: 'Anschrift', value: 'Lindenweg 4, 37073 Göttingen' },
              { id: 'phone', title: 'Telefon', value: '0551 5550142' },
              {
                id: 'mail',
                title: 'E-Mail',
                value: <input aria-label="E-Mail" defaultValue="kaethe@example.org" />,
              },
            ]}
          />
        </PrivacyShield>
        <p>
          Bestellung 20417 für <ShieldedText>Käthe Öztürk</ShieldedText>
        </p>
      </Section>
    </>
  );
}
