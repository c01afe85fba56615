import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CallRefused } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { fieldErrors, useRefusals } from '../words/refusals.ts';
import { draftOf, type ItemDraft, isPrice, toFields } from './item-fields.ts';
import { ItemInputs } from './item-inputs.tsx';
import type { WholeOwnItem } from './whole-item.ts';
import { wardrobeWords } from './words.ts';

/** Edits an item. When it has changed meanwhile, both versions are shown, and the person decides. */
export function ItemForm({ item, onDone }: { item: WholeOwnItem; onDone(): void }) {
  const words = useWords(wardrobeWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  const cache = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(item));
  const [version, setVersion] = useState(item.version);
  const [theirs, setTheirs] = useState<WholeOwnItem>();
  const update = useCommand('wardrobe.update-item', {
    quiet: true,
    refreshes: ['wardrobe.list-items', 'wardrobe.get-stats'],
    done(next) {
      mergeEverywhere(cache, item.id, next);
      toast({ text: words.saved });
      onDone();
    },
  });
  const save = async (against: number) => {
    await update
      .mutateAsync({ itemId: item.id, version: against, ...toFields(draft, item.gone !== null) })
      .catch(async (error: unknown) => {
        if (!(error instanceof CallRefused) || error.code !== 'wardrobe.stale-version') return;
        const now = await client.call('wardrobe.get-item', { itemId: item.id });
        if (now.own) setTheirs(now);
      });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(version);
  };
  if (theirs)
    return (
      <Conflict
        mine={<Differing of={draft} from={draftOf(theirs)} />}
        theirs={<Differing of={draftOf(theirs)} from={draft} />}
        onMine={() => {
          setTheirs(undefined);
          setVersion(theirs.version);
          void save(theirs.version);
        }}
        onTheirs={() => {
          mergeEverywhere(cache, item.id, theirs);
          onDone();
        }}
      />
    );
  const errors = fieldErrors(update.error);
  return (
    <form onSubmit={submit}>
      <Stack>
        <h1>{item.name}</h1>
        {update.error && Object.keys(errors).length === 0 && <Note>{inWords(update.error)}</Note>}
        <ItemInputs draft={draft} errors={errors} onChange={(change) => setDraft({ ...draft, ...change })} />
        <Row>
          <Button type="submit" look="primary" busy={update.isPending} disabled={!isPrice(draft)}>
            {shared.save}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {shared.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

/** The fields of one version that differ from the other's. */
function Differing({ of, from }: { of: ItemDraft; from: ItemDraft }) {
  const words = useWords(wardrobeWords);
  const differing = (Object.keys(of) as (keyof ItemDraft)[]).filter(
    (name) => JSON.stringify(of[name]) !== JSON.stringify(from[name]),
  );
  return (
    <dl>
      {differing.map((name) => (
        <div key={name}>
          <dt>{(words as unknown as Record<string, string>)[name] ?? name}</dt>
          <dd>
            {Array.isArray(of[name])
              ? (of[name] as readonly { name?: string }[]).map((one) => one.name ?? String(one)).join(', ')
              : String(of[name])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
