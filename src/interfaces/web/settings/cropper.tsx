import 'react-image-crop/dist/ReactCrop.css';
import { useEffect, useState } from 'react';
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from 'react-image-crop';
import { previewOf } from '../shell/preview.ts';
import { Button } from '../ui/button.tsx';
import { Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import styles from './settings.module.css';
import { settingsWords } from './words.ts';

const side = 512;

/** The chosen square of an image, as a small file. */
async function cut(file: File, { x, y, width, height }: PercentCrop): Promise<File> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = new OffscreenCanvas(side, side);
  const [w, h] = [bitmap.width / 100, bitmap.height / 100];
  canvas.getContext('2d')!.drawImage(bitmap, x * w, y * h, width * w, height * h, 0, 0, side, side);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
  return new File([blob], 'picture.webp', { type: blob.type });
}

export default function Cropper({
  file,
  busy,
  onDone,
}: {
  file: File;
  busy: boolean;
  onDone(picture: File): void;
}) {
  const words = useWords(settingsWords);
  const shared = useWords(common);
  const [url, setUrl] = useState<string | null>();
  const [crop, setCrop] = useState<PercentCrop>();
  useEffect(() => {
    let made: string | undefined;
    void previewOf(file).then((preview) => {
      made = preview;
      setUrl(preview ?? null);
    });
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  }, [file]);
  if (url === undefined) return <p role="status">{shared.loading}</p>;
  if (url === null) return <Note>{file.name}</Note>;
  return (
    <Stack>
      <ReactCrop
        {...(crop && { crop })}
        aspect={1}
        circularCrop
        keepSelection
        onChange={(_pixels, percent) => setCrop(percent)}
      >
        <img
          className={styles.crop}
          src={url}
          alt={words.picture}
          onLoad={({ currentTarget: { width, height } }) =>
            setCrop(
              centerCrop(
                makeAspectCrop({ unit: '%', width: 80 }, 1, width, height),
                width,
                height,
              ) as PercentCrop,
            )
          }
        />
      </ReactCrop>
      <Button
        look="primary"
        busy={busy}
        disabled={!crop?.width}
        onClick={() => void cut(file, crop!).then(onDone)}
      >
        {words.usePicture}
      </Button>
    </Stack>
  );
}
