import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Camera, X } from 'react-feather';
import { refresh } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { previewOf } from '../shell/preview.ts';
import { toast } from '../shell/toasts.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Garment } from '../ui/garment.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { fieldErrors, useRefusals } from '../words/refusals.ts';
import styles from './add.module.css';
import { type ItemDraft, isPrice, newDraft, toFields } from './item-fields.ts';
import { ItemInputs } from './item-inputs.tsx';
import { shrink } from './shrink.ts';
import { wardrobeWords } from './words.ts';

interface NewItem {
  readonly key: number;
  readonly draft: ItemDraft;
  readonly preview: string | undefined;
  readonly busy: boolean;
  readonly errors: Readonly<Record<string, string>>;
}
let keys = 0;
const most = 20;

/** Adds many items at once: a photo each, with the colours that the service finds in it. */
export function AddPage() {
  const words = useWords(wardrobeWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [all, setAll] = useState<readonly NewItem[]>([]);
  const [saving, setSaving] = useState(false);
  usePageTitle(words.add);
  const change = (key: number, fields: Partial<NewItem> | ((one: NewItem) => Partial<NewItem>)) =>
    setAll((items) =>
      items.map((one) =>
        one.key === key ? { ...one, ...(typeof fields === 'function' ? fields(one) : fields) } : one,
      ),
    );
  const remove = (key: number) => setAll((items) => items.filter((one) => one.key !== key));

  const addPhoto = async (file: File) => {
    const key = keys++;
    const name = file.name
      .replace(/\.\w+$/, '')
      .replaceAll(/[_-]+/g, ' ')
      .slice(0, 120);
    setAll((items) => [
      ...items,
      {
        key,
        draft: newDraft(/^(img|dsc|image|photo)?\s?\d*$/i.test(name) ? '' : name),
        preview: undefined,
        busy: true,
        errors: {},
      },
    ]);
    void previewOf(file).then((preview) => change(key, { preview }));
    try {
      const { id, colours = [] } = await client.upload(await shrink(file));
      const found = colours.slice(0, 5).map((hex, i) => ({ hex, name: hex, share: 1 / (i + 1) }));
      change(key, ({ draft }) => ({ busy: false, draft: { ...draft, imageIds: [id], colours: found } }));
    } catch (error) {
      remove(key);
      toast({ kind: 'error', text: `${file.name}: ${inWords(error)}` });
    }
  };
  const addPhotos = (files: FileList | null) => {
    for (const file of [...(files ?? [])].slice(0, most - all.length)) void addPhoto(file);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    let left = all.length;
    for (const { key, draft } of all)
      try {
        await client.call('wardrobe.add-item', toFields(draft));
        remove(key);
        left--;
      } catch (error) {
        const errors = fieldErrors(error);
        change(key, { errors });
        if (Object.keys(errors).length === 0)
          toast({ kind: 'error', text: `${draft.name}: ${inWords(error)}` });
      }
    setSaving(false);
    refresh(cache, 'wardrobe.list-items', 'wardrobe.get-stats');
    if (left === 0) {
      toast({ text: words.saved });
      void navigate({ to: '/wardrobe' });
    }
  };
  const isReady =
    all.length > 0 && all.every(({ busy, draft }) => !busy && draft.name.trim() !== '' && isPrice(draft));
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <h1>{words.add}</h1>
        <div className={styles.pick}>
          <Camera aria-hidden="true" size={32} />
          <span>{words.addPhotos}</span>
          <span className={layout.hint}>{words.addHint}</span>
          <input
            type="file"
            accept="image/*"
            multiple
            aria-label={words.addPhotos}
            onChange={({ target }) => {
              addPhotos(target.files);
              target.value = '';
            }}
          />
        </div>
        <Button
          look="quiet"
          onClick={() =>
            setAll((items) => [
              ...items,
              { key: keys++, draft: newDraft(''), preview: undefined, busy: false, errors: {} },
            ])
          }
        >
          + {words.name}
        </Button>
        {all.map(({ key, draft, preview, busy, errors }) => (
          <Card key={key} role="group" aria-label={draft.name || words.name}>
            <div className={styles.draft}>
              <div>
                <div className={styles.preview}>
                  {preview ? (
                    <img src={preview} alt="" />
                  ) : (
                    <Garment category={draft.category} colour={draft.colours[0]?.hex} />
                  )}
                </div>
                {busy && (
                  <p role="status" className={layout.hint}>
                    {words.preparing}
                  </p>
                )}
                <IconButton
                  label={`${shared.delete} ${draft.name}`}
                  icon={<X aria-hidden="true" />}
                  onClick={() => remove(key)}
                />
              </div>
              <ItemInputs
                draft={draft}
                errors={errors}
                onChange={(fields) => change(key, (one) => ({ draft: { ...one.draft, ...fields } }))}
              />
            </div>
          </Card>
        ))}
        {all.length > 0 && (
          <Button type="submit" look="primary" busy={saving} disabled={!isReady}>
            {words.drafts(all.length)}
          </Button>
        )}
      </Stack>
    </form>
  );
}
