/** What therapists do, whom they see and how they are reached, in English. */
export const therapistEn = {
  modality: {
    cbt: 'Cognitive behavioral therapy (CBT)',
    'trauma-focused': 'Trauma-focused therapy',
    dbt: 'Dialectical behavior therapy (DBT)',
    act: 'Acceptance and commitment therapy (ACT)',
    mbct: 'Mindfulness-based cognitive therapy',
    ipt: 'Interpersonal therapy (IPT)',
    'behavioural-activation': 'Behavioral activation',
    'couples-family': 'Couples or family therapy',
    'substance-use': 'Therapy for substance use',
    kap: 'Ketamine-assisted psychotherapy',
  },
  population: {
    adults: 'Adults',
    'older-adults': 'Older adults',
    'young-adults': 'Young adults',
    veterans: 'Veterans',
    lgbtq: 'LGBTQ+ people',
    perinatal: 'Around birth',
    couples: 'Couples',
  },
  access: {
    'step-free': 'Step-free',
    'sign-language': 'Sign language',
    captions: 'Captions',
    'low-sensory': 'Low sensory',
  },
  capacity: { open: 'Takes new patients', waitlist: 'Waiting list', full: 'Full', unknown: 'Capacity not known' },
  contact: { mail: 'Email', phone: 'Phone', fax: 'Fax' },
  gender: { woman: 'Woman', man: 'Man', 'non-binary': 'Non-binary' },
};
