import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PublicUser } from '../../client/index.ts';

const pattern = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'])|(?<![\w@])@([A-Za-z0-9._]{2,29}[A-Za-z0-9_])/g;

/**
 * Text of someone, as elements: links, and the people that it mentions. It never becomes HTML, and links tell nothing
 * of where they were.
 */
export function RichText({
  text,
  mentions = [],
}: {
  text: string;
  mentions?: readonly Pick<PublicUser, 'id' | 'username'>[];
}) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    const [all, url, username] = found;
    const person = username && mentions.find((one) => one.username.toLowerCase() === username.toLowerCase());
    if (url === undefined && !person) continue;
    parts.push(text.slice(end, found.index));
    parts.push(
      person ? (
        <Link key={found.index} to="/people/$username" params={{ username: person.username }}>
          {all}
        </Link>
      ) : (
        <a key={found.index} href={url} target="_blank" rel="noopener nofollow ugc">
          {all}
        </a>
      ),
    );
    end = found.index + all.length;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}
