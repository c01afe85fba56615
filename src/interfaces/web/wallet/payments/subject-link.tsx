import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../../client/index.ts';
import { query } from '../../shell/queries.ts';
import { useWords } from '../../words/languages.ts';
import { paymentWords } from './words.ts';

type Subject = NonNullable<Output<'wallets.get-transfer'>['subject']>;

/** Leads to what a payment is for. */
export function SubjectLink({ of: { kind, id } }: { of: Subject }) {
  const words = useWords(paymentWords);
  const text = words.subjects[kind];
  if (kind === 'post')
    return (
      <Link to="/post/$postId" params={{ postId: id }}>
        {text}
      </Link>
    );
  if (kind === 'outfit')
    return (
      <Link to="/outfits/$outfitId" params={{ outfitId: id }}>
        {text}
      </Link>
    );
  if (kind === 'message')
    return (
      <Link to="/messages/to/$messageId" params={{ messageId: id }} preload={false}>
        {text}
      </Link>
    );
  return <GiftLink id={id} />;
}

/** A gift is in a conversation, for those who still see it. */
function GiftLink({ id }: { id: string }) {
  const words = useWords(paymentWords);
  const { data } = useQuery(query('wallets.get-envelope', { envelopeId: id }));
  if (!data) return words.subjects.envelope;
  return (
    <Link to="/messages/$conversationId" params={{ conversationId: data.conversationId }}>
      {words.subjects.envelope}
    </Link>
  );
}
