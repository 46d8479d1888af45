import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, Dialog, Section, useRefresh, useTexts, useToast } from '../../../platform/ui/index.ts';
import classes from './helpdesk.module.css';
import { screenTexts } from './texts.ts';

/** Something the helpdesk is set up with. */
interface Thing {
  readonly id: string;
}

interface ListProps<Of extends Thing> {
  readonly title: string;
  readonly lead?: string;
  /** What adding one is called, on the button and above the form. */
  readonly add: string;
  readonly things: readonly Of[];
  readonly nameOf: (thing: Of) => string;
  readonly aboutOf: (thing: Of) => string;
  /** Path of the route that takes one away; left out where nothing is taken away. */
  readonly dropAt?: `/api/${string}`;
  readonly form: (thing: Of | null, onDone: () => void) => ReactNode;
}

/** Things the helpdesk is set up with: a list, a form in a dialog for a new one and for each, and a way to take one away. */
export function ConfiguredList<Of extends Thing>(props: ListProps<Of>) {
  const t = useTexts(screenTexts);
  const refresh = useRefresh();
  const toast = useToast();
  const [shown, setShown] = useState<Of | 'new' | null>(null);
  const drop = (id: string) =>
    api
      .delete(`${props.dropAt ?? '/api'}/${id}`)
      .then(() => refresh(['/api/helpdesk']))
      .catch(toast.bad);
  const close = () => setShown(null);
  const { title, lead, add, things, nameOf, aboutOf } = props;
  return (
    <Section title={title} {...(lead !== undefined && { lead })}>
      <ul className={classes.things} hidden={things.length === 0}>
        {things.map((thing) => (
          <li key={thing.id}>
            <span>
              {nameOf(thing)} <span className={classes.quiet}>{aboutOf(thing)}</span>
            </span>
            <Group gap="xs" wrap="nowrap">
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('settings.editOne', { title: nameOf(thing) })}
                onClick={() => setShown(thing)}
              >
                {t('settings.edit')}
              </Button>
              {props.dropAt !== undefined && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('settings.drop', { title: nameOf(thing) })}
                  onClick={() => void drop(thing.id)}
                >
                  ×
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Group>
        <Button variant="default" onClick={() => setShown('new')}>
          {add}
        </Button>
      </Group>
      <Dialog
        title={shown === null || shown === 'new' ? add : nameOf(shown)}
        opened={shown !== null}
        onClose={close}
      >
        {shown !== null && props.form(shown === 'new' ? null : shown, close)}
      </Dialog>
    </Section>
  );
}
