import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { MoreHorizontal } from 'react-feather';
import buttonStyles from './button.module.css';
import { classes } from './classes.ts';
import styles from './dialog.module.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** What the menu is about, for the button that opens it. */
  readonly label: string;
  readonly items: readonly (MenuItem | false | undefined)[];
  readonly icon?: ReactNode;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A button that opens a list of actions; arrow keys move in it. */
export function Menu({
  label,
  items,
  icon = <MoreHorizontal aria-hidden="true" />,
  onOpenChange,
}: MenuProps) {
  const shown = items.filter((item) => item !== false && item !== undefined);
  if (shown.length === 0) return null;
  return (
    <BaseMenu.Root onOpenChange={(open) => onOpenChange?.(open)}>
      <BaseMenu.Trigger
        className={classes(buttonStyles.button, buttonStyles.quiet, buttonStyles.icon)}
        aria-label={label}
        title={label}
      >
        {icon}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.positioner} align="end" sideOffset={4}>
          <BaseMenu.Popup className={styles.menu}>
            {shown.map((item) => (
              <BaseMenu.Item
                key={item.label}
                className={classes(styles.item, item.danger === true && styles.danger)}
                onClick={item.onSelect}
              >
                {item.icon}
                {item.label}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
