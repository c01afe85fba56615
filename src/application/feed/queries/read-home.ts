import { z } from 'zod';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { PostView } from '../../posts/views.ts';
import { FeedReader, FeedVisits, type PostId } from '../ports.ts';

export const readHome = query({
  name: 'feed.read-home',
  summary: 'Your home feed: posts by friends, people you follow and yourself, newest first',
  access: 'signed-in',
  input: z.strictObject(idPageInput<PostId>()),
  output: pageOf(PostView),
  refuses: [],
  needs: { reader: FeedReader, visits: FeedVisits },
  async handle({ input, actor }, { reader, visits }) {
    visits.note(actor.id);
    return reader.home(actor.id, input);
  },
});
