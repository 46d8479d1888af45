import { useLanguage } from '../../../platform/ui/index.ts';
import type { CustomerReply } from '../replies.ts';
import classes from './customer-lines.module.css';

type Address = Pick<CustomerReply, 'name' | 'company' | 'street' | 'postcode' | 'city' | 'country'>;

/** Name and address as on an envelope. */
export function AddressBlock({ customer }: { readonly customer: Address }) {
  const { language } = useLanguage();
  const { name, company, street, postcode, city, country } = customer;
  const land =
    country === 'DE' ? '' : (new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country);
  const below = [company === name ? '' : company, street, `${postcode} ${city}`.trim(), land].filter(
    (line) => line !== '',
  );
  return (
    <address className={classes.address}>
      <strong className={classes.name}>{name}</strong>
      {below.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
}

/** Phone numbers and e-mail address, ready to be used by a click. */
export function ReachLines({ phones, email }: Pick<CustomerReply, 'phones' | 'email'>) {
  return (
    <div className={classes.reach}>
      {phones.map((phone) => (
        <a key={phone} href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {phone}
        </a>
      ))}
      {email !== '' && <a href={`mailto:${email}`}>{email}</a>}
    </div>
  );
}
