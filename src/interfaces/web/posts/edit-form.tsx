import { type FormEvent, useState } from 'react';
import { X } from 'react-feather';
import { fileStyles, ImagesButton, SentFiles } from '../shell/sent-files.tsx';
import { toast } from '../shell/toasts.ts';
import { useUploads } from '../shell/use-uploads.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { SelectField, TextArea } from '../ui/field.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { Picture } from '../ui/picture.tsx';
import { Note } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { uploadWords } from '../words/uploads.ts';
import type { PostDraft } from './edit-draft.ts';
import { mostFiles, visibilities } from './limits.ts';
import { Things, ThingsButton } from './things.tsx';
import { postWords } from './words.ts';

interface Props {
  readonly draft: PostDraft;
  readonly busy: boolean;
  readonly error: string | undefined;
  onChange(draft: PostDraft): void;
  onSave(draft: PostDraft): void;
  onCancel(): void;
}

export function EditForm({ draft, busy, error, onChange, onSave, onCancel }: Props) {
  const words = useWords(postWords);
  const shared = useWords(common);
  const [formerlyAdded] = useState(draft.added);
  const uploads = useUploads(mostFiles - draft.media.length);
  const added = [...formerlyAdded, ...uploads.fileIds];
  const set = (change: Partial<PostDraft>) => onChange({ ...draft, ...change });
  const add = (files: Iterable<File>) => {
    if (!uploads.add(files)) toast({ kind: 'error', text: words.tooMany });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // It stands inside a page's own form here and there.
    event.stopPropagation();
    onSave({ ...draft, added });
  };
  const shown = draft.media.length + added.length + draft.things.length;
  return (
    <form onSubmit={submit}>
      <Stack className={layout.small}>
        {error !== undefined && <Note>{error}</Note>}
        <TextArea
          label={words.text}
          maxLength={5000}
          autoFocus
          value={draft.text}
          onChange={({ target }) => set({ text: target.value })}
          onPaste={({ clipboardData }) => clipboardData.files.length > 0 && add(clipboardData.files)}
        />
        <Media of={draft.media} onChange={(media) => set({ media })} />
        <SentFiles of={uploads} />
        <Things of={draft.things} onChange={(things) => set({ things })} />
        <Row>
          <ImagesButton onFiles={add} />
          <ThingsButton of={draft.things} onChange={(things) => set({ things })} />
          <SelectField
            label={words.visibility}
            hideLabel
            value={draft.visibility}
            onChange={(visibility: PostDraft['visibility']) => set({ visibility })}
            choices={visibilities.map((value) => ({ value, label: words.visibilities[value] }))}
          />
        </Row>
        <Row>
          <Button
            type="submit"
            look="primary"
            busy={busy}
            disabled={uploads.isBusy || (draft.text.trim() === '' && shown === 0)}
          >
            {shared.save}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            {shared.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

function Media({ of, onChange }: { of: PostDraft['media']; onChange(media: PostDraft['media']): void }) {
  const words = useWords(postWords);
  const uploading = useWords(uploadWords);
  if (of.length === 0) return null;
  return (
    <ul className={fileStyles.files}>
      {of.map((file, i) => (
        <li key={file.id} className={fileStyles.file}>
          <Picture file={file} alt={words.image(i + 1)} size="thumbnail" cover />
          <IconButton
            label={uploading.removeFile(words.image(i + 1))}
            icon={<X aria-hidden="true" size={16} />}
            onClick={() => onChange(of.filter((one) => one !== file))}
          />
        </li>
      ))}
    </ul>
  );
}
