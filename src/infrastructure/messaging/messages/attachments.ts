import type { FileAttachments } from '../../../application/kernel/files.ts';
import { Attachments } from '../../../application/messaging/messages/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { AttachmentId, MessageId } from '../../../domain/messaging/message.ts';
import type { FileViews } from '../../media/media.read.ts';

export class SqlAttachments extends Attachments {
  readonly #uses: FileAttachments;
  readonly #files: FileViews;

  constructor(uses: FileAttachments, files: FileViews) {
    super();
    this.#uses = uses;
    this.#files = files;
  }

  async attach(id: MessageId, ownerId: UserId, fileIds: readonly AttachmentId[]) {
    await this.#uses.attach({ subject: 'message', subjectId: id, ownerId }, fileIds);
    const shown = await this.#files.of(fileIds);
    return fileIds.flatMap((fileId) => shown.get(fileId) ?? []);
  }

  detach(ids: readonly MessageId[]): void {
    this.#uses.detach(ids);
  }
}
