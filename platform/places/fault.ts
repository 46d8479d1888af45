import { PlaceFault, type PlaceTrouble } from '@redlich/engine';

/**
 * What exactly is wrong, so that whoever enters a place can mend it. Ids of texts, see texts.ts.
 * `mark-missing`: the folder is there and is not ours, as when a disk is not mounted. `locked`: another program holds it for now.
 * `clock-off`: the clocks of the two sides differ too much for a signature.
 */
export type PlaceReason =
  | 'folder-missing'
  | 'mark-missing'
  | 'not-writable'
  | 'no-room'
  | 'switched-off'
  | 'unreachable'
  | 'tls-failed'
  | 'private-address'
  | 'host-key-unknown'
  | 'host-key-changed'
  | 'login-refused'
  | 'broke-off'
  | 'locked'
  | 'bucket-missing'
  | 'region-wrong'
  | 'clock-off'
  | 'not-as-agreed';

const troubleOf: Readonly<Record<PlaceReason, PlaceTrouble>> = {
  'folder-missing': 'away',
  'mark-missing': 'away',
  'not-writable': 'refused',
  'no-room': 'full',
  'switched-off': 'away',
  unreachable: 'away',
  'tls-failed': 'refused',
  'private-address': 'refused',
  'host-key-unknown': 'refused',
  'host-key-changed': 'refused',
  'login-refused': 'refused',
  'broke-off': 'away',
  locked: 'away',
  'bucket-missing': 'refused',
  'region-wrong': 'refused',
  'clock-off': 'refused',
  'not-as-agreed': 'damaged',
};

/** A {@link PlaceFault} that knows more precisely what is wrong. Its message names place, object and reason, nothing else. */
export class TransportFault extends PlaceFault {
  readonly reason: PlaceReason;
  /** With `host-key-unknown` and `host-key-changed`: the fingerprint the server showed. */
  readonly fingerprint: string | null;
  constructor(reason: PlaceReason, place: string, object = '', fingerprint: string | null = null) {
    super(troubleOf[reason], `${place}${object === '' ? '' : ` ${object}`}: ${reason}`);
    this.reason = reason;
    this.fingerprint = fingerprint;
  }
}
