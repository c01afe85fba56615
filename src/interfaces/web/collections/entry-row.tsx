import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ArrowDown, ArrowUp, Edit2, X } from 'react-feather';
import { toast } from '../shell/toasts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Garment } from '../ui/garment.tsx';
import { layout, Row } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import styles from './collections.module.css';
import { EntryForm } from './entry-form.tsx';
import { type Entry, swapped, type WholeCollection } from './fields.ts';
import { usePut } from './use-put.ts';
import { collectionWords } from './words.ts';

interface Props {
  readonly entry: Entry;
  readonly collection: WholeCollection;
  onTick(packed: boolean): void;
}

export function EntryRow({ entry, collection, onTick }: Props) {
  const words = useWords(collectionWords);
  const name = entry.title ?? words.nameless;
  const note = 'note' in entry ? (entry.note as string | null) : null;
  return (
    <Row>
      {collection.own && collection.kind === 'packing' && (
        <input
          type="checkbox"
          className={styles.tick}
          checked={entry.packed}
          aria-label={words.packedLabel(name)}
          onChange={({ target }) => onTick(target.checked)}
        />
      )}
      <Thumb entry={entry} />
      <div className={layout.grow}>
        {entry.kind === 'item' ? (
          <Link to="/wardrobe/items/$itemId" params={{ itemId: entry.refId }}>
            {name}
          </Link>
        ) : (
          <Link to="/outfits/$outfitId" params={{ outfitId: entry.refId }}>
            {name}
          </Link>
        )}
        {entry.quantity > 1 && ` × ${entry.quantity}`}
        {note !== null && <div className={layout.hint}>{note}</div>}
      </div>
      {collection.own && <EntryMenu entry={entry} name={name} note={note} collection={collection} />}
    </Row>
  );
}

/** Its link dies after minutes; then it is drawn. */
function Thumb({ entry: { imageUrl, category } }: { entry: Entry }) {
  const [failed, setFailed] = useState<string>();
  return (
    <div className={styles.thumb}>
      {imageUrl !== null && imageUrl !== failed ? (
        <img src={imageUrl} alt="" loading="lazy" onError={() => setFailed(imageUrl)} />
      ) : (
        <Garment category={category ?? 'suit'} />
      )}
    </div>
  );
}

function EntryMenu({
  entry,
  name,
  note,
  collection,
}: {
  entry: Entry;
  name: string;
  note: string | null;
  collection: WholeCollection;
}) {
  const words = useWords(collectionWords);
  const shared = useWords(common);
  const [edits, setEdits] = useState(false);
  const collectionId = collection.id;
  const { put, takeOut } = usePut(collectionId);
  const { refId, kind, position, quantity, packed } = entry;
  const move = async (step: 1 | -1) => {
    for (const one of swapped(collection.entries, refId, step))
      await put.mutateAsync({ collectionId, refId: one.refId, kind: one.kind, position: one.position });
  };
  const drop = async () => {
    await takeOut.mutateAsync({ collectionId, refId });
    const undo = () => put.mutate({ collectionId, refId, kind, position, quantity, packed, note });
    toast({ text: words.takenOut(name), undo });
  };
  const size = 18;
  // What was refused is shown already.
  const quietly = (doing: Promise<void>) => void doing.catch(() => {});
  return (
    <>
      <Menu
        label={name}
        items={[
          {
            label: shared.edit,
            icon: <Edit2 aria-hidden="true" size={size} />,
            onSelect: () => setEdits(true),
          },
          {
            label: words.up(name),
            icon: <ArrowUp aria-hidden="true" size={size} />,
            onSelect: () => quietly(move(-1)),
          },
          {
            label: words.down(name),
            icon: <ArrowDown aria-hidden="true" size={size} />,
            onSelect: () => quietly(move(1)),
          },
          {
            label: words.takeOut(name),
            icon: <X aria-hidden="true" size={size} />,
            onSelect: () => quietly(drop()),
          },
        ]}
      />
      <Dialog open={edits} onClose={() => setEdits(false)} title={name}>
        <EntryForm
          name={name}
          start={{ quantity, note }}
          onSave={(change) => {
            setEdits(false);
            put.mutate({ collectionId, refId, kind, ...change });
          }}
        />
      </Dialog>
    </>
  );
}
