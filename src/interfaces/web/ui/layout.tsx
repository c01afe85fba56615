import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './layout.module.css';

export { styles as layout };

type Div = ComponentProps<'div'>;

/** One below the other. */
export const Stack = ({ className, ...rest }: Div) => (
  <div className={classes(styles.stack, className)} {...rest} />
);
/** Side by side. */
export const Row = ({ className, ...rest }: Div) => (
  <div className={classes(styles.row, className)} {...rest} />
);
export const Card = ({ className, ...rest }: Div) => (
  <div className={classes(styles.card, className)} {...rest} />
);
/** For screen readers alone. */
export const Hidden = (props: ComponentProps<'span'>) => <span className={styles.hidden} {...props} />;
