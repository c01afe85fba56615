import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PublicUser } from '../../client/index.ts';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { Avatar } from './avatar.tsx';
import { layout, Row } from './layout.tsx';

type Named = Pick<PublicUser, 'id' | 'name' | 'username' | 'avatarUrl'>;

/** A deleted account has no name any more. */
export function usePersonName(): (person: Pick<Named, 'name' | 'username'>) => string {
  const words = useWords(common);
  return ({ name, username }) => name || username || words.deletedAccount;
}

export function PersonLink({ of }: { of: Named }) {
  const nameOf = usePersonName();
  if (of.username === '') return <span className={layout.muted}>{nameOf(of)}</span>;
  return (
    <Link to="/people/$username" params={{ username: of.username }} className={layout.plainLink}>
      <strong>{nameOf(of)}</strong>
    </Link>
  );
}

/** A person in one line, with what belongs below the name and what one can do. */
export const PersonRow = ({
  of,
  below,
  children,
}: {
  of: Named;
  below?: ReactNode;
  children?: ReactNode;
}) => (
  <Row>
    <Avatar of={of} />
    <div className={layout.grow}>
      <PersonLink of={of} />
      <div className={layout.hint}>{below ?? `@${of.username}`}</div>
    </div>
    {children}
  </Row>
);
