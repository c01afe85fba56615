import { CSPProvider } from '@base-ui/react/csp-provider';
import { Menu } from '@base-ui/react/menu';
import type { RefObject } from 'react';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import type { MenuItem } from './menu-item.ts';

interface Props {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}

export default function MenuPopup({ trigger, items, onClose }: Props) {
  return (
    <CSPProvider disableStyleElements>
      <Menu.Root open onOpenChange={(open) => open || onClose()}>
        <Menu.Portal>
          <Menu.Positioner className={styles.positioner} anchor={trigger} align="end" sideOffset={4}>
            <Menu.Popup className={styles.menu} finalFocus={trigger}>
              {items.map((item) => (
                <Menu.Item
                  key={item.label}
                  className={classes(styles.item, item.danger === true && styles.danger)}
                  onClick={item.onSelect}
                >
                  {item.icon}
                  {item.label}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  );
}
