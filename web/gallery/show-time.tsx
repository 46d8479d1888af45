import { IconCheck, IconFlame, IconMail } from '@tabler/icons-react';
import { calendarDay } from '../../platform/i18n/index.ts';
import {
  DateText,
  DeathChart,
  type DeathDay,
  Money,
  NumberText,
  RelativeDue,
  Section,
  Timeline,
} from '../../platform/ui/index.ts';
import { day } from './example-orders.ts';
import classes from './gallery.module.css';

const kinds = [
  { id: 'orders', title: 'Bestellungen' },
  { id: 'addresses', title: 'Anschriften' },
  { id: 'messages', title: 'Nachrichten' },
];

const days: readonly DeathDay[] = [...Array(30).keys()].map((place) => ({
  day: calendarDay(day(place)),
  counts: { orders: (place * 7) % 11, addresses: (place * 5) % 7, messages: place % 6 === 0 ? 9 : 1 },
}));

/** Values, what dies when, what happened. */
export function ShowTime() {
  return (
    <>
      <Section title="Werte">
        <div className={classes.line}>
          <Money cents={123_456} />
          <NumberText value={12_345} />
          <DateText at={day(0)} style="minute" />
          <RelativeDue at={day(3)} />
          <RelativeDue at={day(12)} />
          <RelativeDue at={day(200)} />
          <RelativeDue at={day(-2)} what="due" />
        </div>
      </Section>
      <Section title="Was wann gelöscht wird">
        <DeathChart days={days} kinds={kinds} onDay={() => undefined} />
      </Section>
      <Section title="Verlauf">
        <Timeline
          label="Verlauf der Bestellung"
          entries={[
            {
              id: '3',
              at: day(0),
              title: 'Bestellung abgeholt, Anschrift gelöscht',
              detail: 'Ohne Einwilligung zur Speicherung',
              icon: IconFlame,
              tone: 'dies',
            },
            {
              id: '2',
              at: day(-1),
              title: 'Kundin benachrichtigt',
              detail: 'E-Mail',
              icon: IconMail,
              tone: 'active',
            },
            { id: '1', at: day(-3), title: 'Bestellung aufgenommen', icon: IconCheck, tone: 'good' },
          ]}
        />
      </Section>
    </>
  );
}
