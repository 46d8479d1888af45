import { useId } from 'react';
import { PasswordField, useTexts } from '../../platform/ui/index.ts';
import type { FieldBinding, FieldLook } from '../../platform/ui/index.ts';
import classes from './password-meter.module.css';
import { passwordStrength } from './password-strength.ts';
import { passwordTexts } from './texts.ts';

/** A field for a new password, with a meter that says in words how good it is. */
export function NewPasswordField({ personal, ...field }: FieldBinding<string> & FieldLook & { readonly personal: readonly string[] }) {
  const t = useTexts(passwordTexts);
  const id = useId();
  const { score, weaknesses } = passwordStrength(field.value, personal);
  const isEmpty = field.value === '';
  return (
    <div>
      <PasswordField {...field} autoComplete="new-password" hint={field.hint ?? t('hint')} />
      <div className={classes.meter} data-score={isEmpty ? 'none' : score} aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-lit={!isEmpty && score >= step} />
        ))}
      </div>
      <p id={id} className={classes.words} aria-live="polite">
        {!isEmpty && `${t(`score.${score}`)}${weaknesses[0] ? ` ${t(`weakness.${weaknesses[0]}`)}` : ''}`}
      </p>
    </div>
  );
}
