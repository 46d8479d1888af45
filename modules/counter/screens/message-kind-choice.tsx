import { RadioField, useTexts } from '../../../platform/ui/index.ts';
import type { CardReply } from '../../customers/index.ts';
import classes from './counter.module.css';
import { RecordNotification } from './record-notification.tsx';
import { counterScreenTexts } from './texts.ts';
import { useTill } from './till-provider.tsx';

const kinds = ['email', 'phone', 'letter', 'K'] as const;

type Kind = (typeof kinds)[number];

/** Whether the consent to notification stands. */
const mayNotify = (card: CardReply): boolean => card.label.given.includes('notification');

/** Whether the customer file says where a message of a kind goes to. */
function hasContact({ customer }: CardReply, kind: Kind): boolean {
  if (kind === 'email') return customer.email !== '';
  if (kind === 'phone') return customer.phones.length > 0;
  return kind === 'K' || (customer.street !== '' && customer.city !== '');
}

/** In which ways a customer can be told; without the consent in none, which is K (pledge consent.notify). */
export const possibleKinds = (card: CardReply): readonly Kind[] =>
  mayNotify(card) ? kinds.filter((kind) => hasContact(card, kind)) : ['K'];

/** How the customer is told when the goods are here: locked to K until the consent is recorded, which takes two clicks from here. */
export function MessageKindChoice({
  card,
  error,
}: {
  readonly card: CardReply;
  readonly error: string | undefined;
}) {
  const t = useTexts(counterScreenTexts);
  const { till, setMessageKind } = useTill();
  const possible = possibleKinds(card);
  const missing = mayNotify(card) ? kinds.filter((kind) => !hasContact(card, kind)) : [];
  const chosen = possible.find((kind) => kind === till.messageKind) ?? 'K';
  return (
    <div>
      <RadioField
        name="messageKind"
        label={t('order.message')}
        {...(!mayNotify(card) && { hint: t('order.locked') })}
        value={chosen}
        onChange={setMessageKind}
        error={error}
        choices={possible.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {missing.length > 0 && (
        <p className={classes.below}>
          {t('order.noContact', { kinds: missing.map((kind) => t(`kind.${kind}`)).join(', ') })}
        </p>
      )}
      {!mayNotify(card) && <RecordNotification customerId={card.customer.id} />}
    </div>
  );
}
