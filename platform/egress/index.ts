export type {
  Destination,
  DoorShut,
  Egress,
  Passage,
  PassageSocket,
  RecipientSwitch,
  ShownRecipient,
  ShutReason,
  Switched,
  TlsDemand,
} from './egress.ts';
export { hostName } from './host-name.ts';
export { egressModule } from './module.ts';
export { declaredRecipients, type EgressOptions, openEgress } from './open-egress.ts';
export { recipientsSwitchedOn } from './switches.ts';
