import { useState } from 'react';
import type { StoredFile } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { classes } from './classes.ts';
import styles from './picture.module.css';

type File = Pick<StoredFile, 'id' | 'url' | 'previewUrl' | 'thumbnailUrl' | 'width' | 'height' | 'kind'>;

interface Props {
  readonly file: File;
  readonly alt: string;
  readonly size?: 'thumbnail' | 'preview';
  /** Fills its frame and may be cut. */
  readonly cover?: boolean;
  readonly className?: string | undefined;
}

/** An image or a video of someone. Its link dies after minutes: then it is asked for again, once. */
export function Picture({ file, alt, size = 'preview', cover = false, className }: Props) {
  const [renewed, setRenewed] = useState<File>();
  const shown = renewed?.id === file.id ? renewed : file;
  const renew = () => {
    if (shown === file) void client.call('media.get-file', { fileId: file.id }).then(setRenewed, () => {});
  };
  const ratio = file.width && file.height && !cover ? { aspectRatio: `${file.width} / ${file.height}` } : {};
  const look = classes(styles.frame, cover && styles.cover, className);
  if (file.kind === 'video')
    return (
      <div className={look} style={ratio}>
        {/* biome-ignore lint/a11y/useMediaCaption: people's own videos have none */}
        <video
          src={shown.url}
          controls
          preload="metadata"
          poster={shown.previewUrl}
          aria-label={alt}
          onError={renew}
        />
      </div>
    );
  const small = size === 'thumbnail' ? shown.thumbnailUrl : shown.previewUrl;
  return (
    <div className={look} style={ratio}>
      <img src={small ?? shown.url} alt={alt} loading="lazy" onError={renew} />
    </div>
  );
}
