/** The kinds of settings and their parts, in English; kinds of higher features are named here too, for the list of all. */
export const settingKindEn = {
  kind: {
    hours: { title: 'Hours and closed days', about: 'When somebody is there. Every promise of a reply counts by it.' },
    profile: { title: 'Names and phone', about: 'How the clinic is called and reached.' },
    crisis: { title: 'Help in a crisis', about: 'Words that show help, and places nearby beside those that ship.' },
    languages: { title: 'Languages', about: 'What people can choose between, and in which a new account begins.' },
    notifications: { title: 'Wording of mails', about: 'What mails say. They never say what is new.' },
    retention: {
      title: 'How long records are kept',
      about: 'After the last contact, for minors, and for the access log.',
    },
    branding: { title: 'Looks', about: 'The colour of what is pressed, and a picture beside the name.' },
    topics: { title: 'Topics and promises', about: 'Who reads what a patient writes about, and by when.' },
    pools: { title: 'Groups', about: 'Who is in which group of readers.' },
  },
  part: {
    hours: { zone: 'Time zone', hours: 'Hours of the week', holidays: 'Closed days' },
    profile: { name: 'Name of the clinic', neutralName: 'Neutral name', phone: 'Phone' },
    crisis: { wordsEn: 'Words in English', wordsEs: 'Words in Spanish', resources: 'Places nearby' },
    languages: { offered: 'Languages offered', first: 'A new account begins in' },
    notifications: { sender: 'Name of the sender', en: 'English', es: 'Spanish' },
    retention: {
      years: 'Years after the last contact',
      afterMajorityYears: 'For minors: years after coming of age',
      auditYears: 'Years of the access log',
    },
    branding: { accentLight: 'Colour in the light', accentDark: 'Colour in the dark', mark: 'Picture beside the name' },
    topics: { question: 'Question', medicine: 'Medicine', scheduling: 'Appointments', feeling: 'How I feel' },
    pools: { pools: 'Groups' },
  },
};
