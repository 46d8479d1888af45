import {
  longestPassword,
  type PasswordFault,
  type PasswordOwner,
  shortestPassword,
} from '../../platform/login/passwords/password-rules.ts';
import { loginTexts } from '../../platform/login/texts.ts';
import { type FieldBinding, type FieldLook, PasswordField, useTexts } from '../../platform/ui/index.ts';
import classes from './password-meter.module.css';
import { passwordStrength } from './password-strength.ts';
import { passwordTexts } from './texts.ts';

/** Says why the server would refuse a password, in its own words. */
export function useSayPasswordFault(): (fault: PasswordFault) => string {
  const t = useTexts(loginTexts);
  return (fault) => t(`password.${fault}`, { count: fault === 'long' ? longestPassword : shortestPassword });
}

/** A field for a new password, with a meter that says in words how good it is. */
export function NewPasswordField({
  owner,
  ...field
}: FieldBinding<string> & FieldLook & { readonly owner: PasswordOwner }) {
  const t = useTexts(passwordTexts);
  const sayFault = useSayPasswordFault();
  const isEmpty = field.value === '';
  const { score, fault } = passwordStrength(field.value, owner);
  const words = fault !== null ? sayFault(fault) : score === 0 ? '' : t(`score.${score}`);
  return (
    <div>
      <PasswordField {...field} autoComplete="new-password" hint={t('hint', { count: shortestPassword })} />
      <div className={classes.meter} data-score={isEmpty ? 'none' : score} aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-lit={!isEmpty && score >= step} />
        ))}
      </div>
      <p className={classes.words} aria-live="polite">
        {isEmpty ? '' : words}
      </p>
    </div>
  );
}
