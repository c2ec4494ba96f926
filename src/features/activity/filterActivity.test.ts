import { expect, test } from 'vitest';
import type { ActivityLine } from '#operations/writes/activityLog.ts';
import type { ActivityView } from './activityView.ts';
import { filterActivity } from './filterActivity.ts';

const line = (fields: Partial<ActivityLine>): ActivityLine => ({
  at: 0,
  action: 'stop',
  outcome: 'requested',
  serverId: '',
  serverName: '',
  words: [],
  requestId: '',
  details: '',
  ...fields,
});
const stopped = line({ serverName: 'İstanbul web', requestId: 'req_1' });
const refused = line({ outcome: 'refused', serverName: 'mail', words: ['Busy with a backup'] });
const renamed = line({ action: 'rename', outcome: 'done', serverName: 'mail', details: 'post → mail' });

test.each<[ActivityView, readonly ActivityLine[]]>([
  [{}, [stopped, refused, renamed]],
  [{ q: 'istanbul' }, [stopped]],
  [{ q: 'REQ_1' }, [stopped]],
  [{ q: 'mail backup' }, [refused]],
  [{ q: 'post' }, [renamed]],
  [{ q: 'mail', action: 'rename' }, [renamed]],
  [{ outcome: 'refused' }, [refused]],
  [{ action: 'rename', outcome: 'refused' }, []],
])('%o', (view, expected) => expect(filterActivity([stopped, refused, renamed], view)).toEqual(expected));
