import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Confirm } from './dialog.tsx';

interface Props {
  readonly children: ReactNode;
  readonly title: string;
  /** What follows. */
  readonly text: string;
  readonly action: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
}

/** A button for what cannot be taken back: it asks first. */
export function ConfirmButton({ children, onConfirm, ...dialog }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Confirm {...dialog} open={open} onClose={() => setOpen(false)} onConfirm={onConfirm} />
    </>
  );
}
