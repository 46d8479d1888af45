export { type AlarmSetup, readAlarmFile } from './attacks/alarm/read-alarm-file.ts';
export {
  type AttackOptions,
  type AttackStatus,
  type Attacks,
  type Observation,
  openAttacks,
} from './attacks/open-attacks.ts';
export { openRecogniser, type Recogniser } from './attacks/recognise/recogniser.ts';
export type { Sighting } from './attacks/recognise/sighting.ts';
export { type AnsweredRequest, sightingOf, watchRequests } from './attacks/request-watch.ts';
export { compileRules, type Rules, type Strictness } from './attacks/rule/compile-rules.ts';
export { mergeRules, parseRules, RuleFault, type RuleSet, readRules } from './attacks/rule/read-rules.ts';
export type { AttackClass } from './attacks/rule/rule-file.ts';
export type { AttackEvent } from './attacks/store/attack-event.ts';
export type { AttackSink, AttackWatch } from './attacks/watch/attack-watch.ts';
export { type FilterOptions, filterStream } from './filter/filter-stream.ts';
export { anonymise, type Keep, type LogFilter, openFilter } from './filter/open-filter.ts';
export { type LineObserver, type LineSplitter, longestLineSeen, splitLines } from './lines/split-lines.ts';
export { cleanMessage } from './syslog/clean-message.ts';
export { type Forwarder, openForwarder } from './syslog/forward/forwarder.ts';
export { openStreamLink } from './syslog/forward/link.ts';
export { messageOf } from './syslog/message.ts';
export { openSpool, type Spool } from './syslog/spool/spool.ts';
