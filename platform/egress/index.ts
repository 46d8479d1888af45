export { type Addressee, doorId, type Instance, instanceOf, recipientIdOf } from './addressee.ts';
export type { Budget } from './budget.ts';
export type {
  Destination,
  Egress,
  Passage,
  PassageSocket,
  RecipientSwitch,
  ShownRecipient,
  Switched,
  Target,
  TlsDemand,
} from './egress.ts';
export { hostName } from './host-name.ts';
export { hostHeader } from './http/checked-head.ts';
export {
  type Answer,
  AnswerBroken,
  type HttpBody,
  type HttpRefusal,
  type HttpRefused,
  type HttpRequest,
} from './http/http-request.ts';
export { egressModule } from './module.ts';
export { type EgressOptions, openEgress } from './open-egress.ts';
export { type Errand, type ErrandOptions, openErrand } from './open-errand.ts';
export { type DeclaredDoor, declaredDoors } from './shown-doors.ts';
export type { DoorShut, ShutReason } from './shut.ts';
