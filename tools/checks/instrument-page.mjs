const EVIDENCE = {
  V: 'verified at the source',
  V2: 'verified at a second source',
  M: 'from memory',
  D: 'our own design',
};
const AVAILABILITY = {
  default: 'ships switched on',
  module: 'a clinic switches it on',
  optional: 'ships switched off',
};
const FORBIDDING = ['prohibited', 'unknown', 'non-commercial'];
const LANGUAGES = { en: 'English', es: 'Spanish' };

const HEAD = `# Instruments

Written by \`node tools/checks/instruments.mjs --lock\` from the files in \`libs/instruments/model/src/data\`. Nothing here
diagnoses: totals and bands are for a clinician to read. An instrument whose sign-off is pending has not been approved by
a named clinician.
`;

/** The page that says of each instrument where it comes from, what its licence allows, and who signed. */
export function instrumentPage(instruments) {
  return `${HEAD}\n${instruments.map(section).join('\n')}`;
}

function section(instrument) {
  const { id, version, licence, texts, scoring, items } = instrument;
  const languages = Object.keys(texts).map((language) => LANGUAGES[language]);
  const enabling = FORBIDDING.includes(licence.status) ? 'cannot be enabled' : AVAILABILITY[instrument.availability];
  return `${[
    `## ${texts.en.title}`,
    '',
    `- **File**: \`${id}.v${version}.json\`, ${items.length} ${items.length === 1 ? 'question' : 'questions'}, ${languages.join(' and ')}`,
    `- **Use**: ${enabling}`,
    `- **Licence**: ${licence.status}, checked ${licence.checkedOn} at <${licence.sourceUrl}>`,
    ...(licence.notice ? [`- **Notice**: ${licence.notice}`] : []),
    `- **Source**: ${instrument.source}`,
    `- **Evidence**: ${EVIDENCE[instrument.evidence]}`,
    `- **Total**: ${scoring ? totalWords(scoring) : 'none'}`,
    ...(scoring?.change.source ? [`- **Change**: ${changeWords(scoring.change)}`] : []),
    `- **Sign-off**: ${instrument.approved}`,
  ].join('\n')}\n`;
}

function totalWords({ min, max, bands }) {
  const named = bands.map(({ from, to, id }) => `${from === to ? from : `${from}–${to}`} ${id}`);
  return [`${min}–${max}`, ...(named.length > 0 ? [named.join(', ')] : [])].join('; ');
}

function changeWords({ meaningful, reliable, source }) {
  const points = [
    ...(meaningful === null ? [] : [`meaningful from ${meaningful} points`]),
    ...(reliable === null ? [] : [`reliable from ${reliable} points`]),
  ];
  return `${points.join(', ')} (${source})`;
}
