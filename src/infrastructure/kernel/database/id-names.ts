/**
 * The parameters and columns that hold ids: text in TypeScript, sixteen bytes in the database. Other values are
 * passed through unchanged. A name that looks like an id must be listed here.
 */
const idNames: ReadonlySet<string> = new Set(
  `aId aboutId factorId actorId afterId authorId bId bannedId beforeId commentIds conversationIds inviteIds messageIds postIds
    blockedId blockerId byId cardId clientId collectionId commenterIds conversationId deliveryId eventId
    factKeyId fileId firstId followeeId followerId friendId fromId guestId
    highId hostId id ids inviteId itemId itemIds keyId keyIds leavingId
    lowId messageId makerId mutedId muterId notificationId occasionId occasionIds ofId
    openKeyId openerId otherId outfitId outfitIds ownerId parentAuthorId parentId
    payeeId payerId paymentRequestIds peerId personId photoId postAuthorId postId recipientId recipientIds refId repliedId replyToId reversesId revisionId
    roomId senderId sendingId sessionId shownIds someId sortId subjectId
    toId transferId transferIds uptoId userId userIds viewerId viewerIds washId wearId wearIds
    envelopeId envelopeIds holdId requestId splitId takerId
    caseId caseIds decisionIds reportIds reportId reporterId decisionId lastDecisionId appealId answeredById evidenceId openReporterId`.split(
    /\s+/,
  ),
);

const checked = new Map<string, boolean>();

/** Throws for an unlisted name like `authorId`: its values would be stored as text. */
export function isIdName(name: string): boolean {
  const known = checked.get(name);
  if (known !== undefined) return known;
  const isId = idNames.has(name);
  if (!isId && /Ids?$/.test(name)) throw new Error(`Declare ${name} in id-names.ts`);
  checked.set(name, isId);
  return isId;
}
