import { IconPin } from '@tabler/icons-react';
import { useTexts } from '../../../platform/ui/index.ts';
import type { CardReply } from '../replies.ts';
import classes from './pinned-notes.module.css';
import { customerScreenTexts } from './texts.ts';

/** The notes that whoever serves the customer should know. Nothing when there are none. */
export function PinnedNotes({ card }: { readonly card: CardReply }) {
  const t = useTexts(customerScreenTexts);
  const pinned = card.notes.filter((note) => note.pinned);
  if (pinned.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {pinned.map((note) => (
        <li key={note.id}>
          <IconPin size={14} aria-label={t('customer.pinnedNote')} />
          <span>{note.text}</span>
        </li>
      ))}
    </ul>
  );
}
