/** What can be wrong with a setting, by code, in English. */
export const settingFaultEn = {
  hours: {
    none: 'Open on at least one day: without hours no reply can be promised.',
    order: 'One stretch ends before it begins.',
    overlap: 'Two stretches of one day run into each other.',
    zone: 'Nobody knows that time zone.',
    'holiday-twice': 'One closed day stands there twice.',
  },
  profile: {
    telling: 'The neutral name tells a passer-by what somebody is treated for.',
    phone: 'That phone number has too few digits.',
  },
  crisis: {
    short: 'A word has fewer than three letters: help would show at every turn.',
    twice: 'A word stands there twice.',
    phone: 'One place has no number to call.',
  },
  languages: {
    none: 'Offer at least one language.',
    first: 'New accounts begin in a language that you offer.',
  },
  notifications: {
    telling: 'A mail must not tell what somebody is treated for.',
    link: 'A wording brings no link and no address of its own.',
    place: 'Only {clinic} can stand in braces.',
    lines: 'Subject and sentence each fit on one line.',
    sender: 'The sender is a name, not an address.',
  },
  branding: {
    'light-text': 'In the light, words in this colour cannot be read: at least 4.5 to 1.',
    'light-control': 'In the light, buttons in this colour cannot be told apart: at least 3 to 1.',
    'dark-text': 'In the dark, words in this colour cannot be read: at least 4.5 to 1.',
    'dark-control': 'In the dark, buttons in this colour cannot be told apart: at least 3 to 1.',
    'mark-size': 'That picture is larger than 64 kB.',
    'mark-kind': 'That is not a plain PNG picture.',
    'mark-pixels': 'That picture is larger than 512 pixels.',
  },
  topics: {
    pool: 'A group that reads or is told does not exist any more.',
    same: 'Whoever is told when a reply is late is another group than the one that was to reply.',
  },
  pools: {
    none: 'Keep at least one group.',
    twice: 'Two groups have the same name.',
    used: 'A group that still has a topic cannot go.',
    threads: 'A group that still has conversations cannot go.',
    stranger: 'Somebody in a group does not work here any more.',
    empty: 'A group that reads a topic needs at least one person.',
  },
};
