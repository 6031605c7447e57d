import { any, isPatient, isProxy, onCareTeam, policy, role } from '@holdfast/platform/model';

const correspondents = any(isPatient, isProxy('messages'), onCareTeam, role('coordinator'));
const clinicSide = any(onCareTeam, role('coordinator'));

/** Who may do what with a patient's conversations. Admins and auditors read none of them. */
export const messagingPolicy = policy({
  'thread.list': correspondents,
  'thread.open': correspondents,
  'thread.read': correspondents,
  'thread.assign': clinicSide,
  'thread.reroute': clinicSide,
  'thread.set-state': clinicSide,
  'promise.read': correspondents,
  'message.read': correspondents,
  'message.send': correspondents,
  'message.correct': correspondents,
  'message.read-history': correspondents,
  'read-mark.set': correspondents,
  'draft.save': correspondents,
  'typing.notify': correspondents,
  'note.read': clinicSide,
  'note.write': clinicSide,
  'inbox.read': role('provider', 'nurse', 'coordinator'),
  'promise.preview': role('admin', 'auditor'),
  'pool.list': role('provider', 'nurse', 'coordinator'),
});
