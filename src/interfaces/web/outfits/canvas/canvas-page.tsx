import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { CallRefused, type Input, type OwnOutfit } from '../../../client/index.ts';
import { mergeEverywhere } from '../../shell/cache.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { query, useCommand } from '../../shell/queries.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { layout, Row, Stack } from '../../ui/layout.tsx';
import { Failure, Note, NotThere, SkeletonList } from '../../ui/states.tsx';
import { common } from '../../words/common.ts';
import { useWords } from '../../words/languages.ts';
import { fieldErrors, useRefusals } from '../../words/refusals.ts';
import { ItemPicker } from '../pickers/item-picker.tsx';
import { outfitWords } from '../words.ts';
import styles from './canvas.module.css';
import { Canvas } from './canvas.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import { draftOfOutfit, newOutfit, outfitFieldsOf } from './outfit-fields.ts';
import { OutfitInputs } from './outfit-inputs.tsx';
import { piecesOf, useCanvas } from './use-canvas.ts';

export function NewOutfitPage() {
  usePageTitle(useWords(outfitWords).create);
  return <Editor outfit={undefined} />;
}

const route = getRouteApi('/outfits/$outfitId/edit');

export function EditOutfitPage() {
  const { outfitId } = route.useParams();
  const { data: outfit, error, refetch } = useQuery(query('wardrobe.get-outfit', { outfitId }));
  usePageTitle(useWords(outfitWords).edit);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!outfit) return <SkeletonList count={1} height="30rem" />;
  return outfit.own ? <Editor key={outfit.id} outfit={outfit} /> : <NotThere />;
}

/** Saves a new outfit, or one that is there; then it is shown. */
function useSave(outfit: OwnOutfit | undefined) {
  const words = useWords(outfitWords);
  const navigate = useNavigate();
  const options = { quiet: true, refreshes: ['wardrobe.list-outfits'] as const };
  const show = ({ id }: OwnOutfit) => {
    toast({ text: words.saved });
    void navigate({ to: '/outfits/$outfitId', params: { outfitId: id } });
  };
  const create = useCommand('wardrobe.create-outfit', { ...options, done: show });
  const update = useCommand('wardrobe.update-outfit', {
    ...options,
    done(next, _input, cache) {
      mergeEverywhere(cache, next.id, next);
      show(next);
    },
  });
  const { error, isPending } = outfit ? update : create;
  const isStale = error instanceof CallRefused && error.code === 'wardrobe.stale-version';
  const save = (fields: Input<'wardrobe.create-outfit'>) => {
    if (!outfit) return create.mutate(fields);
    // Who has been told of the other change, and saves again, means it.
    const version = isStale ? {} : { version: outfit.version };
    return update.mutate({ outfitId: outfit.id, ...version, ...fields });
  };
  return { save, error, isPending, isStale };
}

function Editor({ outfit }: { outfit: OwnOutfit | undefined }) {
  const words = useWords(outfitWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  // What was there at the start: a change on another device must not be overwritten unasked.
  const [start] = useState(outfit);
  const canvas = useCanvas(start ? piecesOf(start) : []);
  const [draft, setDraft] = useState(() => (start ? draftOfOutfit(start) : newOutfit));
  const { save, error, isPending, isStale } = useSave(start);
  const errors = fieldErrors(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pieces = canvas.pieces.map(({ item: _item, ...piece }) => piece);
    save({ ...outfitFieldsOf(draft), pieces });
  };
  return (
    <Stack data-wide="">
      <h1>{outfit ? words.edit : words.create}</h1>
      <div className={styles.page}>
        <Stack>
          <CanvasTools of={canvas} />
          <Canvas of={canvas} />
        </Stack>
        <Stack>
          {canvas.clashes.length > 0 && (
            <div className={styles.clashes} role="status">
              <ul>
                {canvas.clashes.map(([one, other]) => (
                  <li key={one.itemId + other.itemId}>{words.clash(one.name, other.name)}</li>
                ))}
              </ul>
            </div>
          )}
          <section>
            <h2>{words.pick}</h2>
            <ItemPicker picked={new Set(canvas.pieces.map(({ itemId }) => itemId))} onPick={canvas.toggle} />
          </section>
          <form onSubmit={submit}>
            <Stack>
              <OutfitInputs
                draft={draft}
                errors={errors}
                onChange={(change) => setDraft({ ...draft, ...change })}
              />
              {error && <Note>{isStale ? words.stale : inWords(error)}</Note>}
              <Row className={layout.wrap}>
                <Button type="submit" look="primary" busy={isPending} disabled={canvas.pieces.length === 0}>
                  {isStale ? words.replace : shared.save}
                </Button>
                <Button look="quiet" onClick={() => history.back()}>
                  {shared.cancel}
                </Button>
              </Row>
            </Stack>
          </form>
        </Stack>
      </div>
    </Stack>
  );
}
