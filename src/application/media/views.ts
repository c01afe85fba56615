import { z } from 'zod';
import { fileKinds } from '../../domain/media/content.ts';
import { idOut, timeOut } from '../kernel/fields.ts';

export const FileKindField = z.enum(fileKinds).meta({ id: 'FileKind' });

const link = z.string().meta({ description: 'A signed link, valid for at most 10 minutes' });

export const FileView = z
  .object({
    id: idOut,
    ownerId: idOut,
    name: z.string(),
    kind: FileKindField,
    contentType: z.string(),
    size: z.int().min(0).meta({ description: 'Bytes' }),
    width: z.int().optional(),
    height: z.int().optional(),
    duration: z.number().optional().meta({ description: 'Seconds' }),
    blurhash: z.string().optional(),
    colours: z.array(z.string()).optional().meta({ description: 'Hex, the largest share first' }),
    url: link,
    thumbnailUrl: link.optional().meta({ description: 'WebP, at most 256 pixels wide and high' }),
    previewUrl: link.optional().meta({ description: 'WebP, at most 1024 pixels wide and high' }),
    createdAt: timeOut,
  })
  .meta({ id: 'File' });
export type FileView = z.input<typeof FileView>;

export const UploadTicket = z
  .object({
    fileId: idOut,
    method: z.literal('PUT'),
    url: z.string(),
    headers: z.record(z.string(), z.string()).meta({ description: 'Send them unchanged' }),
    expiresAt: timeOut,
  })
  .meta({ id: 'UploadTicket' });
