import type { TextKey } from '../i18n/index.ts';
import { bilingual } from '../i18n/translate.ts';
import { type Alarm, alarm } from './alarm.ts';
import { alarmTexts as texts } from './texts.ts';

type Word = TextKey<typeof texts>;

function declared(
  id: string,
  title: Word,
  severity: Alarm['severity'],
  ends: Alarm['ends'] = 'by-itself',
): Alarm {
  const advice = `${title}Advice` as Word;
  return alarm({ id, title: bilingual(texts, title), advice: bilingual(texts, advice), severity, ends });
}

/** The store cannot be written. */
export const storeAlarm = declared('store', 'kinds.store', 'critical');
/** The computer's clock jumped. */
export const clockAlarm = declared('clock', 'kinds.clock', 'warning');
/** The disk is nearly full. */
export const diskAlarm = declared('disk', 'kinds.disk', 'warning');
/** A job is late or failed; about its id. */
export const jobAlarm = declared('job', 'kinds.jobLate', 'warning');
/** A check without an alarm of its own; about its id. */
export const checkAlarm = declared('check', 'kinds.other', 'warning');
/** Many wrong passwords in a short time. */
export const guessingAlarm = declared('password-guessing', 'kinds.guessing', 'critical', 'by-hand');
/** Many requests for what does not exist. */
export const probingAlarm = declared('probing', 'kinds.probing', 'warning', 'by-hand');
/** A call through the door to somewhere else; about the door. */
export const doorAlarm = declared('door-violation', 'kinds.door', 'critical', 'by-hand');
/** A door's budget of the day is spent; about the door. */
export const budgetAlarm = declared('door-budget', 'kinds.budget', 'warning', 'by-hand');
/** A socket past the door. */
export const socketAlarm = declared('socket-past-door', 'kinds.socket', 'critical', 'by-hand');
/** To see whether alarms arrive. */
export const testAlarm = declared('test', 'kinds.test', 'warning', 'by-hand');
