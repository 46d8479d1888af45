import { mailAddress } from '../../mail/address.ts';
import { withoutGuard } from '../write/guard.ts';
import { type CellReader, refuse } from './reader.ts';

/** A mail address to which mail could be sent (RFC 5321, section 4.1.2 and its lengths), as `mailAddress` keeps it. */
export const email = (): CellReader<string> => ({
  read(cell) {
    const value = mailAddress(withoutGuard(cell.normalize('NFC').trim()));
    return value === null ? refuse('not-an-email') : { value };
  },
});
