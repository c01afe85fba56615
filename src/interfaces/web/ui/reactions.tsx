import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { ReactionKind } from './reaction-kinds.ts';
import styles from './reactions.module.css';

export { styles as reactionStyles };

interface PickerProps {
  /** The look of the button that opens the kinds. */
  readonly className: string;
  readonly label: string;
  /** In a few words, when the mouse rests on it. */
  readonly title?: string;
  readonly children: ReactNode;
  readonly onPick: (kind: ReactionKind) => void;
  readonly onOpenChange?: (open: boolean) => void;
}

const load = () => import('./reaction-popup.tsx');
const Popup = lazy(load);

/** A button that opens the kinds of reactions. */
export function ReactionPicker({ className, label, title, children, onPick, onOpenChange }: PickerProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-label={label}
        title={title ?? label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => change(!open)}
      >
        {children}
      </button>
      {open && (
        <Suspense>
          <Popup
            trigger={trigger}
            onClose={() => change(false)}
            onPick={(kind) => {
              change(false);
              onPick(kind);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
