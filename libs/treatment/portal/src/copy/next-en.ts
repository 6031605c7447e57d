/** A patient's next infusion in plain words, in English. */
export const nextEn = {
  title: 'Your next infusion',
  when: '{{at}}',
  moved: 'Your clinic sets this time. To change it, write to your team.',
  gates: 'Before you come',
  lead: 'Please look at each line. You can change your answer until the infusion begins.',
  yes: 'Yes',
  talk: 'I want to talk about it',
  told: 'That is fine. Your team sees this. You can also write to them now.',
  all: 'You have said yes to everything. Thank you.',
  write: 'Write to your team',
  saving: 'Saving …',
  saved: 'Saved.',
  gate: {
    fasting: 'I will not eat before I come, as my clinic told me.',
    ride: 'An adult will take me home.',
    medicines: 'I take my medicines as we agreed.',
    consent: 'I still want this treatment.',
    'no-red-flags': 'I have no new health problem that worries me.',
  },
  driving: {
    title: 'No driving yet',
    until: 'Please do not drive until {{at}}',
    also: 'Until then also no alcohol, and no big decisions. Rest and sleep.',
  },
  now: 'Your infusion is going on now.',
  charge: {
    title: 'Visits',
    until: 'No driving, no alcohol and no big decisions until {{at}}.',
    now: 'It is going on now.',
    none: 'No visit is planned.',
  },
};
