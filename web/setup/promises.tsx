import { useTexts } from '../../platform/ui/index.ts';
import classes from './setup.module.css';
import { setupTexts } from './texts.ts';

const promises = ['local', 'dies', 'consent', 'access', 'keys'] as const;

/** Third step: what the owner can tell the customers from now on. */
export function Promises() {
  const t = useTexts(setupTexts);
  return (
    <dl className={classes.promises}>
      {promises.map((promise) => (
        <div key={promise}>
          <dt>{t(`promises.${promise}`)}</dt>
          <dd>{t(`promises.${promise}Detail`)}</dd>
        </div>
      ))}
    </dl>
  );
}
