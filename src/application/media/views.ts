import { z } from 'zod';
import { fileKinds } from '../../domain/media/content.ts';
import { idOut, timeOut } from '../kernel/fields.ts';

export const FileKindField = z
  .enum(fileKinds)
  .meta({ id: 'FileKind', description: 'What kind of file it is.' });

const link = z.string().meta({ description: 'A signed link, valid for at most 10 minutes' });

export const FileView = z
  .object({
    id: idOut.describe('Id of the file; stays when its content is replaced.'),
    ownerId: idOut.describe('Id of the person who uploaded it.'),
    name: z.string().describe('File name as sent, cleaned.'),
    kind: FileKindField,
    contentType: z.string().describe('Media type, read from the bytes.'),
    size: z.int().min(0).meta({ description: 'Bytes' }),
    width: z.int().optional().describe('Pixels; of images and videos.'),
    height: z.int().optional().describe('Pixels; of images and videos.'),
    duration: z.number().optional().meta({ description: 'Seconds' }),
    blurhash: z.string().optional().describe('BlurHash to show while the image loads.'),
    colours: z.array(z.string()).optional().meta({ description: 'Hex, the largest share first' }),
    url: link,
    thumbnailUrl: link.optional().meta({ description: 'WebP, at most 256 pixels wide and high' }),
    previewUrl: link.optional().meta({ description: 'WebP, at most 1024 pixels wide and high' }),
    createdAt: timeOut.describe('When it was uploaded.'),
  })
  .meta({ id: 'File', description: 'A stored file.' });
export type FileView = z.input<typeof FileView>;

export const UploadTicket = z
  .object({
    fileId: idOut.describe('Id of the file to be; give it to `media.complete-upload`.'),
    method: z.literal('PUT').describe('Method with which to send the bytes.'),
    url: z.string().describe('Where to send the bytes.'),
    headers: z.record(z.string(), z.string()).meta({ description: 'Send them unchanged' }),
    expiresAt: timeOut.describe('Until when the link takes the bytes.'),
  })
  .meta({ id: 'UploadTicket', description: 'A link to upload one large file to.' });
