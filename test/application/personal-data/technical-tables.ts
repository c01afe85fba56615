import type { TableRule } from './rules.ts';

/** Tables of the service itself. */
export const technicalTables: Readonly<Record<string, TableRule>> = {
  events: {
    purge: 'expires',
    technical: { 'what happened, by ids, for 30 days': 'id name version data at trace slot' },
  },
  dispatches: {
    purge: 'expires',
    technical: { 'work that waits': 'subscriber due_at event_id attempts progress error dead_at slot' },
  },
  idempotency_keys: {
    of: 'actor_id = :userId',
    purge: 'expires',
    technical: {
      'an answer again, for 24 hours': 'actor_id operation idempotency_key fingerprint result created_at',
    },
  },
  ended_sessions: {
    purge: 'expires',
    technical: { 'refuses tokens until they expire': 'session_id ended_at' },
  },
  tallies: {
    of: 'subject_id = :userId',
    purge: 'deleted',
    technical: {
      'counts of what is exported':
        'subject_id likes loves happies wows sads angries comments views followers following friends posts items outfits posts_public posts_followers posts_friends items_public items_followers items_friends outfits_public outfits_followers outfits_friends tips',
    },
  },
  tally_changes: {
    purge: 'deleted',
    technical: { 'counts of what is exported': 'subject_id id kind delta' },
  },
  required_rows: {
    purge: { kept: 'one row of the service' },
    technical: { 'makes statements fail': 'present' },
  },
  room_terms: {
    purge: { kept: 'as long as the room' },
    technical: { 'words of titles': 'term room_id' },
  },
  suppressed_addresses: {
    purge: { kept: 'so that no mail is sent to an address that refuses them; a hash' },
    technical: { 'of a hash that leads to nobody': 'address_key error at' },
  },
  notification_webhooks: {
    purge: { kept: 'of the operator' },
    technical: { 'of the operator': 'name url secret at' },
  },
};
