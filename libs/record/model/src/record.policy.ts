import { any, isPatient, onCareTeam, policy, role } from '@holdfast/platform/model';

const oversees = role('admin', 'auditor');

/**
 * Who may take records away, have them destroyed, and see who may do what. Taking the clinic's archive away and destroying a
 * record need two people: `…ask` is one's, `…decide` another's, which the workflows see to.
 */
export const recordPolicy = policy({
  'record.export': any(isPatient, role('admin')),
  'record.find': role('admin'),
  'consent-history.read': any(isPatient, onCareTeam, role('coordinator')),
  'archive.list': oversees,
  'archive.ask': role('admin'),
  'archive.decide': oversees,
  'archive.cancel': role('admin'),
  'archive.download': role('admin'),
  'deletion.list': oversees,
  'deletion.ask': role('admin'),
  'deletion.decide': oversees,
  'deletion.undo': oversees,
  'rights.read': oversees,
});
