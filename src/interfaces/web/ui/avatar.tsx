import { useState } from 'react';
import type { PublicUser } from '../../client/index.ts';
import styles from './avatar.module.css';
import { classes } from './classes.ts';

type Named = Pick<PublicUser, 'name' | 'username' | 'avatarUrl'>;

/** Decorative: the name stands beside it. */
export function Avatar({ of, size = 'normal' }: { of: Named; size?: 'small' | 'normal' | 'large' }) {
  const [failed, setFailed] = useState<string>();
  const look = classes(styles.avatar, styles[size]);
  if (of.avatarUrl !== null && of.avatarUrl !== failed)
    return (
      <img
        className={look}
        src={of.avatarUrl}
        alt=""
        loading="lazy"
        onError={() => setFailed(of.avatarUrl!)}
      />
    );
  return (
    <span className={classes(look, styles.initials)} aria-hidden="true">
      {initials(of)}
    </span>
  );
}

const initials = ({ name, username }: Named) => ([...(name || username)][0] ?? '·').toUpperCase();
