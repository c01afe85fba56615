import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { X } from 'react-feather';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { Button, IconButton } from './button.tsx';
import styles from './dialog.module.css';
import { Row } from './layout.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * Keeps the focus inside until it is closed; Esc closes it. Its content is there only while it is open. It stands beside
 * the page, so that a form in it is never part of another form, nor sent with it.
 */
export const Dialog = ({ open, ...props }: DialogProps) => (open ? <Opened {...props} /> : null);

function Opened({ onClose, title, children }: Omit<DialogProps, 'open'>) {
  const words = useWords(common);
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog?.open) dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it by keyboard
    <dialog
      ref={element}
      className={styles.popup}
      aria-labelledby={id}
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
      onClick={({ target }) => target === element.current && onClose()}
      onSubmit={(event) => event.stopPropagation()}
    >
      <div className={styles.inner}>
        <h2 id={id}>{title}</h2>
        {children}
        <IconButton
          className={styles.close}
          label={words.close}
          icon={<X aria-hidden="true" />}
          onClick={onClose}
        />
      </div>
    </dialog>,
    document.body,
  );
}

interface ConfirmProps extends Omit<DialogProps, 'children'> {
  /** What follows, and cannot be undone. */
  readonly text: string;
  /** The button that does it. */
  readonly action: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ text, action, busy = false, onConfirm, ...dialog }: ConfirmProps) {
  const words = useWords(common);
  return (
    <Dialog {...dialog}>
      <p>{text}</p>
      <Row>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {action}
        </Button>
        <Button look="quiet" autoFocus onClick={dialog.onClose}>
          {words.cancel}
        </Button>
      </Row>
    </Dialog>
  );
}
