import { Button, Group, Modal, Stack } from '@mantine/core';
import { type PropsWithChildren, type ReactNode, useState } from 'react';
import classes from './dialog.module.css';
import { ErrorNotice } from './error-state.tsx';
import { useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';
import { useScrollLock } from './use-scroll-lock.ts';

/** A window above the page. */
export interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
}

/** A window above the page: holds the focus, closes with Escape, gives the focus back. */
export function Dialog({ title, opened, onClose, size = 'md', children }: PropsWithChildren<DialogProps>) {
  const t = useTexts(uiTexts);
  useScrollLock(opened);
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size}>
      <Modal.Overlay />
      <Modal.Content>
        {/* not Modal.Header: that is a <header>, which would be a second banner of the page */}
        <div className={classes.head}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('action.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A question before something that cannot be undone. */
export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, in a sentence or two. */
  readonly children: ReactNode;
  /** The verb itself: `Endgültig löschen`. */
  readonly confirm: string;
  /** What not doing it is called, where `Abbrechen` would leave open what is cancelled. */
  readonly cancel?: string;
  /** `destroy` for what cannot be undone. */
  readonly kind?: 'plain' | 'destroy';
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Does it. The dialog stays with the reason when it fails, and closes when it succeeds. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks before something that cannot be undone. The focus begins on *cancel*. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTexts(uiTexts);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} opened={props.opened} onClose={props.onClose} size="sm">
      <Stack gap="md">
        <div>{props.children}</div>
        <ErrorNotice error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {props.cancel ?? t('action.cancel')}
          </Button>
          <Button
            {...(props.kind === 'destroy' && { color: 'red' })}
            loading={isBusy}
            onClick={() => void confirm()}
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
