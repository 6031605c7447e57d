/** Opening a chart in an emergency, in English. */
export const glassEn = {
  title: 'This chart is not yours',
  lead: 'You are not on this patient’s care team. Ask a member of the team or a coordinator to add you.',
  emergency: 'In an emergency you can open it now, for one hour.',
  seen: 'The patient will read your reason, and who oversees the clinic gets a report.',
  reason: 'Why can it not wait?',
  hint: 'One or two plain sentences.',
  needed: 'Write down why.',
  open: 'Open in an emergency',
  opening: 'Opening …',
  running: 'Open in an emergency until {{at}}. You are not on the care team.',
  end: 'Close it now',
  missing: 'There is no chart here that you can open.',
  problem: { 'break-glass.no-session': 'Sign in to open a chart in an emergency.' },
};
