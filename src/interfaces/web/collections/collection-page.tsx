import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type PickedThing, ThingPicker } from '../outfits/card.tsx';
import { dropEverywhere } from '../shell/cache.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { PersonLink } from '../ui/person.tsx';
import { Empty, Failure, SkeletonList } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { CollectionForm } from './collection-form.tsx';
import styles from './collections.module.css';
import { EntryRow } from './entry-row.tsx';
import type { OwnCollection, WholeCollection } from './fields.ts';
import { ticked } from './ticks.ts';
import { usePut } from './use-put.ts';
import { useTicks } from './use-ticks.ts';
import { collectionWords } from './words.ts';

const route = getRouteApi('/collections/$collectionId');

/** A collection with what is in it; packing lists are ticked off, with or without a connection. */
export function CollectionPage() {
  const words = useWords(collectionWords);
  const { collectionId } = route.useParams();
  const { data, error, refetch } = useQuery(query('wardrobe.get-collection', { collectionId }));
  const { waiting, tick } = useTicks(collectionId);
  usePageTitle(data?.title ?? words.collection);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <SkeletonList count={1} />;
  const entries = ticked(data.entries, waiting);
  const packed = entries.filter((one) => one.packed).length;
  return (
    <Stack>
      <div>
        <h1>{data.title}</h1>
        <p className={layout.muted}>{words.kinds[data.kind]}</p>
        {!data.own && <PersonLink of={data.owner} />}
      </div>
      {data.own && <Actions collection={data} />}
      {data.own && data.notes !== null && <p className={styles.text}>{data.notes}</p>}
      {data.kind === 'packing' && entries.length > 0 && (
        <div className={styles.progress}>
          <progress max={entries.length} value={packed} aria-label={words.packed(packed, entries.length)} />
          <p role="status">
            {words.packed(packed, entries.length)}
            {waiting.length > 0 && ` · ${words.waiting(waiting.length)}`}
          </p>
        </div>
      )}
      {data.own && <NotClean of={data} />}
      {entries.length === 0 ? (
        <Empty title={words.noEntries}>{data.own && <p>{words.noEntriesText}</p>}</Empty>
      ) : (
        <Card>
          <ul className={styles.entries}>
            {entries.map((entry) => (
              <li key={entry.refId}>
                <EntryRow entry={entry} collection={data} onTick={(next) => tick(entry, next)} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Stack>
  );
}

/** How many of its clothes are to be washed first. */
function NotClean({ of }: { of: OwnCollection }) {
  const words = useWords(collectionWords);
  const dirty = useInfiniteQuery(
    pages('wardrobe.list-items', { ownership: 'owned', dirty: true, limit: 100 }),
  );
  const ids = new Set(dirty.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const count = of.entries.filter(({ refId }) => ids.has(refId)).length;
  if (count === 0 || (of.kind !== 'packing' && of.kind !== 'capsule')) return null;
  return (
    <p>
      <Link to="/wardrobe" search={{ show: 'dirty' }}>
        {words.notClean(count)}
      </Link>
    </p>
  );
}

function Actions({ collection }: { collection: OwnCollection }) {
  const words = useWords(collectionWords);
  const shared = useWords(common);
  const navigate = useNavigate();
  const [edits, setEdits] = useState(false);
  const [adds, setAdds] = useState(false);
  const remove = useCommand('wardrobe.remove-collection', {
    done(_output, { collectionId }, cache) {
      void navigate({ to: '/collections' });
      dropEverywhere(cache, collectionId);
      toast({ text: words.removed });
    },
  });
  return (
    <Row className={layout.wrap}>
      <Button look="primary" onClick={() => setAdds(true)}>
        {words.add}
      </Button>
      <Button onClick={() => setEdits(true)}>{shared.edit}</Button>
      <ConfirmButton
        title={words.removeTitle(collection.title)}
        text={words.removeText}
        action={words.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ collectionId: collection.id })}
      >
        {words.remove}
      </ConfirmButton>
      <Dialog open={edits} onClose={() => setEdits(false)} title={words.edit}>
        <CollectionForm collection={collection} onDone={() => setEdits(false)} />
      </Dialog>
      <Dialog open={adds} onClose={() => setAdds(false)} title={words.add}>
        <Adding collection={collection} />
      </Dialog>
    </Row>
  );
}

/** A press puts a thing in, another takes it out again. */
function Adding({ collection }: { collection: WholeCollection }) {
  const words = useWords(collectionWords);
  const { put, takeOut } = usePut(collection.id);
  const picked: readonly PickedThing[] = collection.entries.map(({ refId, kind, title }) => ({
    id: refId,
    kind,
    title: title ?? words.nameless,
  }));
  return (
    <ThingPicker
      kinds={['item', 'outfit']}
      picked={picked}
      onPick={({ id, kind }) => {
        if (kind === 'wear') return;
        if (picked.some((one) => one.id === id)) takeOut.mutate({ collectionId: collection.id, refId: id });
        else put.mutate({ collectionId: collection.id, refId: id, kind });
      }}
    />
  );
}
