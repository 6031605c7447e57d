/** The versions of a setting and whom it touches, in English: for every page that shows them. */
export const versionsEn = {
  history: 'Every version',
  version: 'Version {{version}}',
  began: 'as the clinic was set up',
  byItself: 'changed elsewhere',
  holds: 'Holds now',
  changed: 'changed',
  restores: 'Put version {{version}} back',
  restore: 'Put this back',
  restored: 'Version {{version}} holds again.',
  problem: {
    'clinic-setting.stale': 'Somebody changed this a moment ago.',
    'clinic-setting.outdated': 'That version names somebody or something that is not here any more.',
  },
  reach: {
    patients: 'Touches every patient: {{count}}',
    staff: 'Touches everybody who works here: {{count}}',
    everyone: 'Touches everybody, patients and staff: {{count}}',
  },
};
