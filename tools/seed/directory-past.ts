import { Injectable } from '@nestjs/common';
import { systemOf } from '@holdfast/platform/model';
import { Clock } from '@holdfast/platform/server';
import { directoryFile, type TherapistEntry } from '@holdfast/referral/model';
import { DirectoryImport, DirectoryKeeping } from '@holdfast/referral/server';
import type { CastClinic } from './cast';
import type { SeededClinic } from './demo-founding';

const DAY_MS = 86_400_000;
// The directory was brought along as a file when the clinic began here.
const BROUGHT_DAYS = 150;

/** A therapist of the demo, with how many days ago somebody last checked the entry. */
type Invented = Partial<TherapistEntry> & Pick<TherapistEntry, 'name' | 'languages' | 'modalities'> & { ago: number };

const BOTH = ['en', 'es'];
const THERAPISTS: readonly Invented[] = [
  {
    ...{ name: 'Inés Márquez, PhD', languages: BOTH, modalities: ['cbt', 'act'], gender: 'woman', ago: 12 },
    ...{ practice: 'Sellwood Therapy Collective', populations: ['adults', 'young-adults'], waitDays: 14 },
    ...{ payers: ['Pacific Blue', 'Medicaid'], feeFrom: 90, feeTo: 150, capacity: 'open', email: 'ines.marquez' },
    ...{ inPerson: true, place: '12 Willow Street, Portland', accessibility: ['step-free'] },
  },
  {
    ...{ name: 'Amir Haddad, LCSW', languages: ['en', 'ar'], modalities: ['trauma-focused', 'cbt'], gender: 'man' },
    ...{ populations: ['adults', 'veterans'], payers: ['Pacific Blue', 'TriCare Demo'], waitDays: 21, ago: 30 },
    ...{ capacity: 'open', email: 'amir.haddad', feeFrom: 120, feeTo: 120 },
  },
  {
    ...{ name: 'Rosa Delgado, LMFT', languages: BOTH, modalities: ['couples-family', 'ipt'], gender: 'woman', ago: 45 },
    ...{ populations: ['couples', 'perinatal'], payers: ['Medicaid'], waitDays: 35, capacity: 'waitlist' },
    ...{ email: 'rosa.delgado', phone: '+1 503 555 0141', contactBy: 'phone' },
  },
  {
    ...{ name: 'Harbor DBT Group', languages: ['en'], modalities: ['dbt'], practice: 'Harbor DBT Group', ago: 20 },
    ...{ populations: ['adults', 'young-adults', 'lgbtq'], payers: ['Pacific Blue', 'Cascade Health'], waitDays: 28 },
    ...{ capacity: 'open', inPerson: true, place: '400 Harbor Way, Portland', email: 'intake.harbor' },
    ...{ accessibility: ['step-free', 'captions'], feeFrom: 60, feeTo: 110 },
  },
  {
    ...{ name: 'Naomi Stern, PsyD', languages: ['en'], modalities: ['mbct', 'act'], gender: 'woman', ago: 200 },
    ...{ populations: ['adults', 'older-adults'], payers: ['Cascade Health', 'Medicare'], capacity: 'open' },
    ...{ waitDays: 10, email: 'naomi.stern', feeFrom: 140, feeTo: 180 },
  },
  {
    ...{ name: 'Kwame Mensah, LPC', languages: ['en', 'fr'], modalities: ['kap', 'act'], gender: 'man', ago: 8 },
    ...{ populations: ['adults'], payers: [], feeFrom: 175, feeTo: 220, capacity: 'open', waitDays: 7 },
    ...{ email: 'kwame.mensah', inPerson: true, place: '88 Alder Court, Portland', accessibility: ['low-sensory'] },
  },
  {
    ...{ name: 'Lucía Paredes, LCSW', languages: ['es'], modalities: ['behavioural-activation', 'cbt'], ago: 60 },
    ...{
      populations: ['adults', 'older-adults'],
      payers: ['Medicaid', 'Medicare'],
      capacity: 'waitlist',
      waitDays: 42,
    },
    ...{ gender: 'woman', email: 'lucia.paredes' },
  },
  {
    ...{
      name: 'Veterans Bridge Counseling',
      languages: BOTH,
      modalities: ['trauma-focused', 'substance-use'],
      ago: 75,
    },
    ...{ practice: 'Veterans Bridge Counseling', populations: ['veterans', 'adults'], payers: ['TriCare Demo'] },
    ...{ capacity: 'open', waitDays: 18, fax: '+1 503 555 0152', contactBy: 'fax', email: 'desk.bridge' },
    ...{ inPerson: true, place: '19 Fir Avenue, Beaverton', accessibility: ['step-free', 'sign-language'] },
  },
  {
    ...{ name: 'Sun-Hee Yoon, PhD', languages: ['en', 'ko'], modalities: ['cbt', 'ipt'], gender: 'woman', ago: 33 },
    ...{ populations: ['adults', 'perinatal'], payers: ['Pacific Blue'], capacity: 'full', waitDays: 90 },
    ...{ email: 'sunhee.yoon', feeFrom: 130, feeTo: 130 },
  },
  {
    ...{ name: 'Theo Lindqvist, LMHC', languages: ['en'], modalities: ['act', 'mbct'], gender: 'non-binary', ago: 15 },
    ...{ populations: ['lgbtq', 'young-adults', 'adults'], payers: ['Cascade Health'], capacity: 'open', waitDays: 16 },
    ...{ email: 'theo.lindqvist', feeFrom: 70, feeTo: 120, accessibility: ['captions'] },
  },
  {
    ...{ name: 'Mateo Fuentes, LPC', languages: BOTH, modalities: ['cbt', 'behavioural-activation'], gender: 'man' },
    ...{ populations: ['adults'], payers: ['Pacific Blue', 'Medicaid'], capacity: 'open', waitDays: 12, ago: 5 },
    ...{ email: 'mateo.fuentes', phone: '+1 503 555 0163', feeFrom: 80, feeTo: 120 },
  },
  {
    ...{ name: 'Clear Path Recovery', languages: ['en'], modalities: ['substance-use', 'dbt'], ago: 240 },
    ...{ practice: 'Clear Path Recovery', populations: ['adults'], payers: ['Medicaid'], capacity: 'unknown' },
    ...{ inPerson: true, telehealth: false, place: '7 Station Road, Gresham', phone: '+1 503 555 0174' },
    ...{ contactBy: 'phone', accessibility: ['step-free'] },
  },
  {
    ...{ name: 'Priscilla Okoro, PhD', languages: ['en'], modalities: ['ipt', 'cbt'], gender: 'woman', ago: 25 },
    ...{ populations: ['perinatal', 'adults'], payers: ['Pacific Blue', 'Cascade Health'], capacity: 'open' },
    ...{ waitDays: 20, email: 'priscilla.okoro', feeFrom: 110, feeTo: 160 },
  },
  {
    ...{ name: 'Daniel Whitebear, LCSW', languages: ['en'], modalities: ['trauma-focused', 'act'], gender: 'man' },
    ...{ populations: ['adults', 'veterans', 'older-adults'], payers: ['Medicare'], capacity: 'waitlist', ago: 90 },
    ...{ waitDays: 30, email: 'daniel.whitebear', inPerson: true, place: '31 Cedar Lane, Salem' },
  },
];

/** The directory of a demo clinic: invented therapists, imported by its coordinator as a clinic would begin, and checked since. */
@Injectable()
export class DirectoryPast {
  constructor(
    private readonly clock: Clock,
    private readonly files: DirectoryImport,
    private readonly keeping: DirectoryKeeping,
  ) {}

  /** Fills the directory of the first clinic; the other one has none, and shows how that looks. */
  async run({ clinicId, actors }: SeededClinic, { key }: CastClinic, now: number): Promise<void> {
    const lee = actors.get('lee');
    if (key !== 'willow' || !lee) return;
    const as = (action: string) => ({ ...systemOf(clinicId, action), ...lee, action });
    this.clock.replay(now - BROUGHT_DAYS * DAY_MS);
    const csv = directoryFile(THERAPISTS.map((one) => entryOf({ ...one, ago: Math.max(one.ago, BROUGHT_DAYS) }, now)));
    const { seal } = await this.files.preview(as('therapist.import'), { csv });
    const { created, bad } = await this.files.confirm(as('therapist.import'), { csv, seal });
    if (created !== THERAPISTS.length || bad > 0) throw new Error('The directory of the demo cannot be read.');
    const { items } = await this.keeping.list(as('therapist.list'));
    for (const one of THERAPISTS.filter(({ ago }) => ago < BROUGHT_DAYS)) {
      const known = items.find(({ entry }) => entry.name === one.name);
      if (!known) throw new Error(`${one.name} is not in the directory of the demo.`);
      const { id: therapistId, version } = known;
      this.clock.replay(now - one.ago * DAY_MS);
      await this.keeping.keep(as('therapist.keep'), { therapistId }, { version, entry: entryOf(one, now) });
    }
    this.clock.replay(now);
  }
}

function entryOf({ ago, email, ...one }: Invented, now: number): TherapistEntry {
  return {
    ...{ practice: null, populations: ['adults'], gender: null, payers: [], feeFrom: null, feeTo: null },
    ...{ telehealth: true, inPerson: false, place: null, accessibility: [], capacity: 'unknown', waitDays: null },
    ...{ phone: null, fax: null, contactBy: 'mail', ...one },
    email: email ? `${email}@therapy.example` : null,
    verifiedOn: new Date(now - ago * DAY_MS).toISOString().slice(0, 10),
  };
}
