export { type Alarm, type Alarms, alarm, type RaisedAlarm, type Severity } from './alarm.ts';
export { roomOf } from './disk-check.ts';
export { diskAlarm } from './kinds.ts';
export { alarmsModule } from './module.ts';
export { standingAlarms } from './open-alarms.ts';
export { recognisesAttacks } from './probing/watch-requests.ts';
export { openWatch, type Watch } from './watch.ts';
