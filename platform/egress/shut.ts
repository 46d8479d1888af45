/** Why the door stayed shut. `undeclared`: no module names this recipient; everything else is said by its name. */
export type ShutReason =
  | 'undeclared'
  | 'switched-off'
  | 'host-not-allowed'
  | 'private-address'
  | 'unreachable'
  | 'tls-failed'
  | 'budget-spent';

/** The door stayed shut. */
export interface DoorShut {
  readonly outcome: 'shut';
  readonly reason: ShutReason;
}
