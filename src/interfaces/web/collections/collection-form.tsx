import { type FormEvent, useState } from 'react';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { wardrobeWords } from '../wardrobe/words.ts';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { fieldErrors, useRefusals } from '../words/refusals.ts';
import { collectionKinds, type Kind, type OwnCollection } from './fields.ts';
import { collectionWords } from './words.ts';

interface Props {
  readonly collection?: OwnCollection;
  readonly kind?: Kind;
  onDone(id?: string): void;
}

/** Makes a collection, or changes what is said about it. Its kind stays. */
export function CollectionForm({ collection, kind: first = 'packing', onDone }: Props) {
  const words = useWords(collectionWords);
  const { visibilities } = useWords(wardrobeWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  const [kind, setKind] = useState<Kind>(first);
  const [title, setTitle] = useState(collection?.title ?? '');
  const [notes, setNotes] = useState(collection?.notes ?? '');
  const [visibility, setVisibility] = useState<OwnCollection['visibility']>(
    collection?.visibility ?? 'private',
  );
  const [version] = useState(collection?.version);
  const options = { quiet: true, refreshes: ['wardrobe.list-collections'] as const };
  const create = useCommand('wardrobe.create-collection', { ...options, done: ({ id }) => onDone(id) });
  const update = useCommand('wardrobe.update-collection', {
    ...options,
    done(next, { collectionId }, cache) {
      mergeEverywhere(cache, collectionId, next);
      toast({ text: words.saved });
      onDone(collectionId);
    },
  });
  const { error, isPending } = collection ? update : create;
  const errors = fieldErrors(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = { title: title.trim(), notes: notes.trim() || null, visibility };
    if (collection) update.mutate({ collectionId: collection.id, ...(version && { version }), ...fields });
    else create.mutate({ kind, ...fields });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {!collection && (
          <SelectField
            label={words.kind}
            value={kind}
            hint={kind === 'packing' || kind === 'capsule' ? words.ownOnly : undefined}
            onChange={(chosen: Kind) => setKind(chosen)}
            choices={collectionKinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
        )}
        <TextField
          label={words.title}
          required
          maxLength={80}
          value={title}
          error={errors.title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <SelectField
          label={words.visibility}
          value={visibility}
          onChange={(chosen: OwnCollection['visibility']) => setVisibility(chosen)}
          choices={(Object.keys(visibilities) as OwnCollection['visibility'][]).map((value) => ({
            value,
            label: visibilities[value],
          }))}
        />
        <TextArea
          label={words.notes}
          optional
          maxLength={2000}
          value={notes}
          onChange={({ target }) => setNotes(target.value)}
        />
        {error && Object.keys(errors).length === 0 && <Note>{inWords(error)}</Note>}
        <Row className={layout.wrap}>
          <Button type="submit" look="primary" busy={isPending}>
            {shared.save}
          </Button>
          <Button look="quiet" onClick={() => onDone()}>
            {shared.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
