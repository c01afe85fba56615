import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const owner = 'whose row it is';

export const notificationTables: Readonly<Record<string, TableRule>> = {
  notifications: {
    of: 'recipient_id = :userId',
    purge: 'deleted',
    exported: section('notifications', {
      ...{ id: 'id', type: 'type', subject_kind: 'subjectKind', subject_id: 'subjectId', text: 'text' },
      ...{ title: 'title', actor_count: 'actorCount', created_at: 'createdAt', latest_at: 'latestAt' },
    }),
    technical: {
      [owner]: 'recipient_id',
      'how it groups': 'open_key facts sort_id',
      'exported as read': 'reading',
      'whether it was mailed alone': 'mail_only',
    },
  },
  notification_actors: {
    of: 'recipient_id = :userId',
    purge: 'deleted',
    exported: section('notificationActors', { notification_id: 'notificationId', actor_id: 'actorId' }),
    technical: { [owner]: 'recipient_id', 'order of pages': 'id' },
  },
  notification_choices: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('notificationChoices', { type: 'type', channel: 'channel', wanted: 'wanted' }),
    technical: { [owner]: 'user_id' },
  },
  notification_settings: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('notificationSettings', {
      ...{ quiet_from: 'quietFrom', quiet_until: 'quietUntil', digest: 'digest', language: 'language' },
    }),
    technical: { [owner]: 'user_id', 'exported as read of each notification': 'read_until' },
  },
  notification_digests: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: { due_at: 'notificationDigest.dueAt' },
    technical: { [owner]: 'user_id' },
  },
  notification_deliveries: {
    of: 'recipient_id = :userId',
    purge: 'deleted',
    exported: section('notificationDeliveries', {
      ...{ id: 'id', notification_id: 'notificationId', type: 'type', channel: 'channel', state: 'state' },
      ...{ due_at: 'dueAt', attempts: 'attempts', error_class: 'errorClass', error: 'error' },
      ...{ created_at: 'createdAt', done_at: 'doneAt' },
    }),
    technical: {
      [owner]: 'recipient_id',
      'whether more joins it': 'open',
      'what it follows from, in traces': 'trace',
    },
  },
  delivery_attempts: {
    of: 'delivery_id in (select id from notification_deliveries where recipient_id = :userId)',
    purge: 'deleted',
    exported: section('deliveryAttempts', {
      ...{
        delivery_id: 'deliveryId',
        at: 'at',
        outcome: 'outcome',
        error_class: 'errorClass',
        error: 'error',
      },
    }),
    technical: { 'order of attempts': 'id', 'how long the server took': 'ms' },
  },
  notification_facts: {
    of: 'recipient_id = :userId',
    purge: 'deleted',
    technical: { 'a hash, so that nobody is told twice': 'recipient_id fact_key at' },
  },
  notification_sendings: {
    of: 'by_id = :userId',
    purge: 'expires',
    exported: section('sentNotifications', {
      id: 'id',
      title: 'title',
      text: 'text',
      created_at: 'createdAt',
    }),
    technical: { 'whose row it is': 'by_id', 'progress of the work': 'total done' },
  },
  notification_sending_people: {
    purge: 'deleted',
    technical: { 'work that waits': 'sending_id user_id' },
  },
};
