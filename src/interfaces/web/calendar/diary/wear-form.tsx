import { type FormEvent, useState } from 'react';
import type { Wear } from '../../../client/index.ts';
import { diaryFigures } from '../../outfits/card.tsx';
import { mergeEverywhere } from '../../shell/cache.ts';
import { useCommand } from '../../shell/queries.ts';
import { toast } from '../../shell/toasts.ts';
import { useUploads } from '../../shell/use-uploads.ts';
import { Button } from '../../ui/button.tsx';
import { today } from '../../ui/day.tsx';
import { layout, Row, Stack } from '../../ui/layout.tsx';
import { Note } from '../../ui/states.tsx';
import { common } from '../../words/common.ts';
import { useWords } from '../../words/languages.ts';
import { fieldErrors, useRefusals } from '../../words/refusals.ts';
import { calendarWords } from '../words.ts';
import { draftOfWear, newWear, type WearDraft, wearFieldsOf } from './wear-fields.ts';
import { WearInputs } from './wear-inputs.tsx';

/** Writes down what was worn on a day, or amends it. */
export function WearForm({ wear, onDone }: { wear?: Wear; onDone(): void }) {
  const words = useWords(calendarWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  const [draft, setDraft] = useState(() => (wear ? draftOfWear(wear) : newWear(today())));
  const [version] = useState(wear?.version);
  const uploads = useUploads(1);
  const options = { quiet: true, refreshes: diaryFigures };
  const saved = () => {
    toast({ text: words.saved });
    onDone();
  };
  const log = useCommand('wardrobe.log-wear', { ...options, done: saved });
  const amend = useCommand('wardrobe.amend-wear', {
    ...options,
    done(next, { wearId }, cache) {
      mergeEverywhere(cache, wearId, next);
      saved();
    },
  });
  const { error, isPending } = wear ? amend : log;
  const errors = fieldErrors(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = wearFieldsOf({ ...draft, photoId: uploads.fileIds[0] ?? draft.photoId });
    if (wear) amend.mutate({ wearId: wear.id, ...(version && { version }), ...fields });
    else log.mutate(fields);
  };
  const set = (change: Partial<WearDraft>) => setDraft({ ...draft, ...change });
  return (
    <form onSubmit={submit}>
      <Stack>
        <WearInputs draft={draft} errors={errors} onChange={set} />
        <Photo draft={draft} uploads={uploads} onDrop={() => set({ photoId: null })} />
        {error && Object.keys(errors).length === 0 && <Note>{inWords(error)}</Note>}
        <Row>
          <Button
            type="submit"
            look="primary"
            busy={isPending}
            disabled={draft.items.length === 0 || uploads.isBusy}
          >
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

function Photo({
  draft,
  uploads,
  onDrop,
}: {
  draft: WearDraft;
  uploads: ReturnType<typeof useUploads>;
  onDrop(): void;
}) {
  const words = useWords(calendarWords);
  const [file] = uploads.files;
  if (file)
    return (
      <Row>
        {file.preview && <img src={file.preview} alt={file.name} width={64} />}
        {file.fileId === undefined && <progress max={100} value={file.percent} aria-label={file.name} />}
        <Button look="quiet" onClick={() => uploads.remove(file.key)}>
          {words.dropPhoto}
        </Button>
      </Row>
    );
  return (
    <Row className={layout.wrap}>
      <label>
        {words.addPhoto}{' '}
        <input type="file" accept="image/*" onChange={({ target }) => uploads.add(target.files ?? [])} />
      </label>
      {draft.photoId !== null && (
        <Button look="quiet" onClick={onDrop}>
          {words.dropPhoto}
        </Button>
      )}
    </Row>
  );
}
