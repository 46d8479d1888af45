/** How rows of a table of osTicket are kept until they are put together. */
export interface ForeignTable {
  /** The column whose number a row is found by. */
  readonly id: string;
  /** The column whose number it is found under. */
  readonly parent?: string;
  /** A column whose letter tells rows apart that belong to different things (a thread of a ticket, of a task). */
  readonly by?: string;
  /** What is read of it. Everything else (passwords, addresses of the network, browsers) is passed over. */
  readonly columns: readonly string[];
}

const named = (id: string, ...columns: readonly string[]): ForeignTable => ({ id, columns });

/** The tables of osTicket 1.10 to 1.18 that are read (`setup/inc/streams/core/install-mysql.sql`). */
export const foreignTables = {
  ticket: {
    id: 'ticket_id',
    columns: [
      ...[
        'ticket_id',
        'ticket_pid',
        'flags',
        'number',
        'user_id',
        'user_email_id',
        'status_id',
        'dept_id',
        'topic_id',
      ],
      ...['team_id', 'source', 'isanswered', 'duedate', 'closed', 'lastupdate', 'created'],
    ],
  },
  thread: { id: 'id', parent: 'object_id', by: 'object_type', columns: ['id'] },
  thread_entry: {
    id: 'id',
    parent: 'thread_id',
    columns: ['id', 'staff_id', 'user_id', 'type', 'poster', 'title', 'body', 'format', 'created'],
  },
  thread_entry_email: { id: 'id', parent: 'thread_entry_id', columns: ['mid'] },
  thread_event: { id: 'id', parent: 'thread_id', columns: ['event_id', 'state', 'timestamp'] },
  event: named('id', 'name'),
  thread_collaborator: { id: 'id', parent: 'thread_id', columns: ['user_id'] },
  attachment: { id: 'id', parent: 'object_id', by: 'type', columns: ['file_id', 'name'] },
  file: named('id', 'bk', 'name', 'size'),
  file_chunk: { id: 'chunk_id', parent: 'file_id', columns: ['filedata'] },
  form_entry: { id: 'id', parent: 'object_id', by: 'object_type', columns: ['id'] },
  form_entry_values: { id: 'field_id', parent: 'entry_id', columns: ['field_id', 'value', 'value_id'] },
  form_field: named('id', 'type', 'label', 'name'),
  list_items: named('id', 'value'),
  user: named('id', 'id', 'org_id', 'default_email_id', 'name'),
  user_email: { id: 'id', parent: 'user_id', columns: ['id', 'address'] },
  organization: named('id', 'id', 'name'),
  staff: named('staff_id', 'firstname', 'lastname', 'email'),
  department: named('id', 'name'),
  team: named('team_id', 'name'),
  help_topic: named('topic_id', 'topic', 'topic_pid', 'flags'),
  ticket_status: named('id', 'name', 'state'),
  ticket_priority: named('priority_id', 'priority_urgency'),
  canned_response: named('canned_id', 'title', 'response'),
  task: {
    id: 'id',
    parent: 'object_id',
    by: 'object_type',
    columns: ['id', 'number', 'closed', 'created', 'staff_id'],
  },
  config: named('id', 'namespace', 'key', 'value'),
} as const satisfies Readonly<Record<string, ForeignTable>>;

/** A table that is read. */
export type TableName = keyof typeof foreignTables;

const names = (Object.keys(foreignTables) as TableName[]).toSorted((a, b) => b.length - a.length);

/**
 * Which of them a table of a dump is, and what stands before its name: `ost_`, or `shop.ost_` with the database. `null`: none.
 * @example tableIn('helpdesk.ost_thread_entry') // { prefix: 'helpdesk.ost_', name: 'thread_entry' }
 */
export function tableIn(table: string): { readonly prefix: string; readonly name: TableName } | null {
  const name = names.find(
    (each) => table === each || table.endsWith(`_${each}`) || table.endsWith(`.${each}`),
  );
  return name === undefined ? null : { prefix: table.slice(0, table.length - name.length), name };
}
