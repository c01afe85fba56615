import { Link, type LinkProps } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';

type Look = 'primary' | 'normal' | 'quiet' | 'danger';
const lookOf = (look: Look) => (look === 'normal' ? undefined : styles[look]);

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  /** The action is under way: the button waits. */
  readonly busy?: boolean;
}

export const Button = ({ look = 'normal', busy = false, className, disabled, ...rest }: ButtonProps) => (
  <button
    type="button"
    className={classes(styles.button, lookOf(look), className)}
    disabled={disabled === true || busy}
    aria-busy={busy || undefined}
    {...rest}
  />
);

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** What it does, in words. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Beside the icon, such as a count. */
  readonly children?: ReactNode;
}

export const IconButton = ({
  label,
  icon,
  children,
  className,
  look = 'quiet',
  ...rest
}: IconButtonProps) => (
  <Button
    look={look}
    className={classes(styles.icon, rest['aria-pressed'] === true && styles.pressed, className)}
    aria-label={label}
    title={label}
    {...rest}
  >
    {icon}
    {children}
  </Button>
);

/** A link that looks like a button. */
export const ButtonLink = ({
  look = 'normal',
  className,
  ...rest
}: LinkProps & { look?: Look; className?: string; children: ReactNode; 'aria-label'?: string }) => (
  <Link className={classes(styles.button, lookOf(look), className)} {...(rest as LinkProps)} />
);
