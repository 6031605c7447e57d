import type { Role } from '@holdfast/platform/model';

/** Someone who works for a demo clinic. */
export interface CastStaff {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly featured?: boolean;
}

/** A patient of a demo clinic. */
export interface CastPatient {
  readonly key: string;
  readonly name: string;
  readonly preferredName: string;
  readonly pronouns: string;
  readonly dateOfBirth: string;
  readonly language: 'en' | 'es';
  readonly team: readonly string[];
  readonly featured?: boolean;
}

/** A demo clinic with its people. */
export interface CastClinic {
  readonly key: string;
  readonly name: string;
  readonly neutralName: string;
  readonly phone: string;
  readonly zone: string;
  readonly staff: readonly CastStaff[];
  readonly patients: readonly CastPatient[];
}

/** The password of every demo sign-in; it exists on demo databases only. */
export const DEMO_PASSWORD = 'holdfast-demo';

/** The e-mail address of someone in the cast, at a domain that no mail can reach. */
export function emailOf(clinic: CastClinic, person: { readonly key: string }): string {
  return `${person.key}@${clinic.key}.example`;
}

const WILLOW_STAFF: readonly CastStaff[] = [
  { key: 'okafor', name: 'Dr. Adaeze Okafor', title: 'MD', roles: ['provider'], featured: true },
  { key: 'menon', name: 'Dr. Rahul Menon', title: 'MD', roles: ['provider'] },
  { key: 'dana', name: 'Dana Whitfield', title: 'RN', roles: ['nurse'], featured: true },
  { key: 'priya', name: 'Priya Nair', title: 'RN', roles: ['nurse'] },
  { key: 'lee', name: 'Lee Park', title: 'Care coordinator', roles: ['coordinator'], featured: true },
  { key: 'marcus', name: 'Marcus Bell', title: 'Practice manager', roles: ['admin'], featured: true },
  { key: 'ruth', name: 'Ruth Feldman', title: 'Compliance', roles: ['auditor'], featured: true },
];

const HARBOR_STAFF: readonly CastStaff[] = [
  { key: 'tanaka', name: 'Dr. Emi Tanaka', title: 'MD', roles: ['provider'] },
  { key: 'jonas', name: 'Jonas Weber', title: 'RN', roles: ['nurse'], featured: true },
  { key: 'amara', name: 'Amara Diallo', title: 'Care coordinator', roles: ['coordinator'] },
  { key: 'helen', name: 'Helen Brandt', title: 'Practice manager', roles: ['admin'] },
  { key: 'theo', name: 'Theo Marsh', title: 'Compliance', roles: ['auditor'] },
];

const TEAMS = [
  ['okafor', 'dana', 'lee'],
  ['okafor', 'priya', 'lee'],
  ['menon', 'dana'],
  ['menon', 'priya'],
] as const;

// Forty people, so that lists are long enough to need their order: name, pronouns, birthday.
const WILLOW_PATIENTS: readonly [string, string, string][] = [
  ['Sam Rivera', 'she/her', '1985-03-14'],
  ['Jordan Park', 'they/them', '1992-11-02'],
  ['Alma Cole', 'she/her', '1978-06-21'],
  ['Mateo Ito', 'he/him', '1989-01-30'],
  ['Rosa Diaz', 'she/her', '1969-09-09'],
  ['Theo Moss', 'he/him', '1994-04-18'],
  ['Karen Bell-Hayes', 'she/her', '1960-12-05'],
  ['Peter Long', 'he/him', '1973-08-27'],
  ['Nadia Voss', 'she/her', '1987-02-11'],
  ['Elijah Grant', 'he/him', '1999-07-07'],
  ['Hannah Frost', 'she/her', '1981-10-16'],
  ['Victor Lindqvist', 'he/him', '1966-05-23'],
  ['Aisha Rahman', 'she/her', '1990-12-19'],
  ['Caleb Stone', 'he/him', '1984-03-03'],
  ['Lucía Fernández', 'she/her', '1976-07-29'],
  ['Owen Murphy', 'he/him', '1997-01-12'],
  ['Grace Kim', 'she/her', '1988-09-25'],
  ['Dmitri Volkov', 'he/him', '1971-11-14'],
  ['Fatima El-Sayed', 'she/her', '1983-06-06'],
  ['Noah Bennett', 'he/him', '2001-02-20'],
  ['Ingrid Solberg', 'she/her', '1964-04-01'],
  ['Tariq Aziz', 'he/him', '1986-08-08'],
  ['Beth Carver', 'she/her', '1979-12-30'],
  ['Hugo Marchetti', 'he/him', '1993-05-17'],
  ['Yuki Sato', 'she/her', '1995-10-10'],
  ['Leonard Price', 'he/him', '1958-03-28'],
  ['Maya Goldberg', 'she/her', '1991-07-15'],
  ['Esteban Cruz', 'he/him', '1982-01-05'],
  ['Chloe Nguyen', 'she/her', '1998-06-12'],
  ['Walter Abbott', 'he/him', '1962-09-19'],
  ['Sofia Petrova', 'she/her', '1985-11-23'],
  ['Isaac Brooks', 'he/him', '1977-02-14'],
  ['Rachel Osei', 'she/her', '1989-04-26'],
  ['Dylan Hart', 'they/them', '2000-08-31'],
  ['Margaret Quinn', 'she/her', '1955-05-09'],
  ['Andre Baptiste', 'he/him', '1980-10-22'],
  ['Leila Haddad', 'she/her', '1996-03-16'],
  ['Simon Fischer', 'he/him', '1974-12-02'],
  ['Tessa Morgan', 'she/her', '1987-07-20'],
  ['Gabriel Santos', 'he/him', '1992-02-28'],
];

const HARBOR_PATIENTS: readonly [string, string, string][] = [
  ['Robin Castle', 'they/them', '1990-05-05'],
  ['Olive Hamilton', 'she/her', '1972-01-17'],
  ['Felix Baum', 'he/him', '1983-09-03'],
  ['June Alvarez', 'she/her', '1995-12-12'],
];

function patientsOf(
  rows: readonly [string, string, string][],
  team: (index: number) => readonly string[],
): CastPatient[] {
  return rows.map(([name, pronouns, dateOfBirth], index) => ({
    key: name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '.'),
    name,
    preferredName: name.split(' ')[0] ?? name,
    pronouns,
    dateOfBirth,
    language: name === 'Lucía Fernández' ? 'es' : 'en',
    team: team(index),
    featured: index === 0,
  }));
}

/** The fixed cast of the demo, shared by seed, journeys and screenshots. */
export const CAST: readonly CastClinic[] = [
  {
    key: 'willow',
    name: 'Willow Mood Clinic',
    neutralName: 'Willow',
    phone: '+1 503 555 0142',
    zone: 'America/Los_Angeles',
    staff: WILLOW_STAFF,
    patients: patientsOf(WILLOW_PATIENTS, (index) => TEAMS[index % TEAMS.length] ?? TEAMS[0]),
  },
  {
    key: 'harbor',
    name: 'Harbor Light Clinic',
    neutralName: 'Harbor',
    phone: '+1 617 555 0178',
    zone: 'America/New_York',
    staff: HARBOR_STAFF,
    patients: patientsOf(HARBOR_PATIENTS, () => ['tanaka', 'jonas']),
  },
];
