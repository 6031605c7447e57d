/** Every icon as one line drawing on a 24 by 24 grid. */
export const ICONS = {
  home: 'M4 11 12 4l8 7M6 10v9h4v-5h4v5h4v-9',
  messages: 'M4 5h16v11H10l-4 4v-4H4z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20a7.5 7.5 0 0 1 15 0',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 19a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.3M18 13.3a6.5 6.5 0 0 1 3.5 5.7',
  inbox: 'M4 13 6.5 5h11L20 13v6H4zM4 13h5l1 2h4l1-2h5',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 8v5M12 16.5v.01',
  heart: 'M12 20s-8-4.6-8-10.3A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.7C20 15.4 12 20 12 20',
  phone: 'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  down: 'M12 5v14M6 13l6 6 6-6',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17 19 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2',
  alert: 'M12 4 2.5 20h19zM12 10v4M12 17v.01',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  edit: 'M4 20h4L19 9l-4-4L4 16z',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  retry: 'M20 12a8 8 0 1 1-2.4-5.7M20 4v4h-4',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4.5 4.5',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4M8 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  plus: 'M12 5v14M5 12h14',
  offline: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 6 -.8M5 12a10 10 0 0 1 4-2.4M13 9.1a10 10 0 0 1 6 2.9M12 19.5v.01',
  question: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.01',
  pill: 'M10 4.5a4.2 4.2 0 0 1 6 0l3.5 3.5a4.2 4.2 0 0 1-6 6L4.5 10M4.5 10a4.2 4.2 0 0 0 6 6l6-6',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M8 9h8M8 12.5h5',
  undo: 'M4 10h10a5 5 0 0 1 0 10h-4M8 6l-4 4 4 4',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof ICONS;
