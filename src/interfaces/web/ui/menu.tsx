import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { MoreHorizontal } from 'react-feather';
import { IconButton } from './button.tsx';
import type { MenuItem } from './menu-item.ts';

interface MenuProps {
  /** What the menu is about, for the button that opens it. */
  readonly label: string;
  readonly items: readonly (MenuItem | false | undefined)[];
  readonly icon?: ReactNode;
  readonly onOpenChange?: (open: boolean) => void;
}

// Menus and popovers are a quarter of all scripts: they come when someone is about to open one.
const load = () => import('./menu-popup.tsx');
const Popup = lazy(load);

/** A button that opens a list of actions; arrow keys move in it. */
export function Menu({
  label,
  items,
  icon = <MoreHorizontal aria-hidden="true" />,
  onOpenChange,
}: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const shown = items.filter((item) => item !== false && item !== undefined);
  if (shown.length === 0) return null;
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => change(!open)}
      />
      {open && (
        <Suspense>
          <Popup trigger={trigger} items={shown} onClose={() => change(false)} />
        </Suspense>
      )}
    </>
  );
}
