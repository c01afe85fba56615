import { type ReactNode, useEffect, useRef } from 'react';
import styles from './tabs.module.css';

/** Links to pages that belong together. The one that is open is in sight, also where not all have room. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const [bar, open] = [nav.current, nav.current?.querySelector<HTMLElement>('[aria-current]')];
    if (bar && open)
      bar.scrollLeft = open.offsetLeft - bar.offsetLeft - (bar.clientWidth - open.offsetWidth) / 2;
  }, []);
  return (
    <nav ref={nav} className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  );
}
