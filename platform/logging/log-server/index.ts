export { forwardLog, type LogForwarding } from './forward-log.ts';
export { logServerCheck } from './log-server-check.ts';
export { logServer } from './recipient.ts';
export { isAway, logServerState } from './state.ts';
