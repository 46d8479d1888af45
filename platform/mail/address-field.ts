import { z } from 'zod';
import { mailAddress } from './address.ts';

/**
 * A field for a mail address, or empty. Kept as it is handed to the server: umlauts in the domain in their ASCII form, so that the
 * same address is the same text however it was typed.
 */
export const mailAddressField = () =>
  z
    .stringFormat('email', (text) => text.trim() === '' || mailAddress(text) !== null)
    .max(254)
    .overwrite((text) => mailAddress(text) ?? '');
