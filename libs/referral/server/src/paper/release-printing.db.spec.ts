import { type Id, newId } from '@holdfast/platform/model';
import {
  CURRENT_RELEASE,
  PART_2_STATEMENT,
  type ReleaseCategory,
  releaseHash,
  type ReleaseLanguage,
  type SignRelease,
} from '@holdfast/referral/model';
import type { Referral } from '../loop/referral.entity';
import { pdfWords } from '../testing/pdf-words';
import { type ReferringClinic, referringClinic, signature } from '../testing/referring-clinic';
import { Packets } from '../release/packets';
import { ReleasePrinting } from './release-printing';
import { Releases } from '../release/releases';

let clinic: ReferringClinic;
let therapistId: Id;
let referral: Referral;

beforeAll(async () => {
  clinic = await referringClinic();
  await clinic.at(0, 10);
  await clinic.anchor('infusion', 0);
});
afterAll(() => clinic?.close());
beforeEach(async () => {
  await clinic.at(1, 10);
  therapistId = await clinic.therapist();
  referral = await clinic.attempt(await clinic.search([therapistId]), therapistId);
});

const printing = () => clinic.app.get(ReleasePrinting);
const packets = () => clinic.app.get(Packets);
const path = () => ({ patientId: clinic.patientId, referralId: referral.id });
const drafted = async (categories: ReleaseCategory[]) => {
  const releaseId = newId();
  const draft = { therapistIds: [therapistId], categories, days: 30 };
  const where = { patientId: clinic.patientId, searchId: referral.searchId, releaseId };
  await clinic.app.get(Releases).draft(clinic.as('lee'), where, draft);
  return { patientId: clinic.patientId, releaseId };
};
const signed = async (categories: ReleaseCategory[], part: Partial<SignRelease> = {}) => {
  const release = await drafted(categories);
  await clinic.sign(release, signature(categories, part));
  return release;
};
const printed = async (release: { patientId: Id; releaseId: Id }, language: ReleaseLanguage = 'en') =>
  printing().print(clinic.as('sam'), release, { language });
const packet = (language: ReleaseLanguage = 'en') => printing().printPacket(clinic.as('lee'), path(), { language });
const isTagged = (pdf: Buffer, tags: readonly string[]) => {
  const text = pdf.toString('latin1');
  expect(text.startsWith('%PDF-1.7')).toBe(true);
  for (const one of ['/Marked true', '/StructTreeRoot', '/DisplayDocTitle true', '/FontFile2'])
    expect(text).toContain(one);
  for (const tag of tags) expect(text).toMatch(`/S /${tag}\n`);
};

describe('a release on paper', () => {
  it('opens as a tagged document with a title and a language', async () => {
    const pdf = await printed(await signed(['identity', 'scores']));
    isTagged(pdf, ['Document', 'H1', 'H2', 'P']);
    expect(pdf.toString('latin1')).toMatch(/\/Lang \(en-US\)/);
  });

  it('holds every element: what, who, to whom, what for, until when, what was read, who signed and when', async () => {
    const words = pdfWords(await printed(await signed(['identity', 'scores'])));
    for (const said of [
      ...['Sam Rivera, born March 14, 1985', 'Signed; it holds now', 'May share: Asked Clinic'],
      ...[
        'With: Ines Marquez, Elm Street Practice',
        'What for: To ask about psychotherapy',
        'at the patient’s request',
      ],
      ...['Until: April 2, 2026', 'or until it is revoked', 'Totals of the questionnaires PHQ-9, GAD-7 and PCL-5'],
      ...[
        'Signed by: Sam Rivera',
        'Signed by the patient',
        'Signed on March 3, 2026',
        'Text version 2, signed in English',
      ],
      releaseHash(2, 'en') ?? '-',
    ]) {
      expect(words).toContain(said);
    }
    const { sections, statements } = CURRENT_RELEASE.en;
    for (const { paragraphs } of sections) for (const one of paragraphs) expect(words).toContain(one);
    for (const one of statements) expect(words).toContain(one.words);
    expect(words).not.toContain('Revoked on');
  });

  it('says what is never shared, and what was ticked by itself', async () => {
    const offered: ReleaseCategory[] = ['identity', 'substance-use'];
    const words = pdfWords(await printed(await signed(offered, { ticked: ['substance-use'] })));
    expect(words).toContain('Records of help with alcohol or drugs (ticked by itself)');
    expect(words).toContain(PART_2_STATEMENT);
    expect(words).toContain('Everything else stays at the clinic, and among it: • Notes of psychotherapy');
    expect(pdfWords(await printed(await signed(['identity'])))).not.toContain(PART_2_STATEMENT);
  });

  it('says by what right somebody signed for the patient, and that it was revoked', async () => {
    const release = await signed(['identity'], { signedName: 'Ana Rivera', authority: 'Health care agent' });
    await clinic.app.get(Releases).revoke(clinic.as('sam'), release);
    const words = pdfWords(await printed(release));
    for (const said of ['Signs for the patient as: Health care agent', 'Revoked on March 3, 2026', 'no longer holds']) {
      expect(words).toContain(said);
    }
  });

  it('names whom it was signed for, also where the directory names somebody else today', async () => {
    const release = await signed(['identity']);
    await clinic.rename(therapistId, 'Ben Ortiz');
    expect(pdfWords(await printed(release))).toContain('With: Ines Marquez, Elm Street Practice');
    expect(pdfWords(await printed(release))).not.toContain('as the directory names them today');
    await clinic.sql('alter table referral_release disable trigger referral_release_keep');
    await clinic.sql('update referral_release set recipients_sealed = null where id = $1', [release.releaseId]);
    await clinic.sql('alter table referral_release enable trigger referral_release_keep');
    expect(pdfWords(await printed(release))).toContain('as the directory names them today');
    expect(pdfWords(await printed(release, 'es'))).toContain('como figura hoy en el directorio');
  });

  it('comes in Spanish, and says that nobody signed where nobody did', async () => {
    const words = pdfWords(await printed(await drafted(['identity']), 'es'));
    expect(words).toContain('Nadie ha firmado esto.');
    expect(words).toContain(CURRENT_RELEASE.es.lead);
  });

  it('is not there for another patient', async () => {
    const { releaseId } = await drafted(['identity']);
    await expect(printed({ patientId: newId(), releaseId })).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('a packet on paper', () => {
  const written = async (part: object) => {
    const { content, version } = await packets().view(clinic.as('lee'), path());
    await packets().edit(clinic.as('lee'), path(), { version, content: { ...content, ...part } });
  };

  it('shows before it is sent what would go out, which is nothing while no release holds', async () => {
    await clinic.within((tx) => packets().gather(tx, referral));
    const before = pdfWords(await packet());
    expect(before).toContain('Not sent yet.');
    expect(before).not.toContain('Sam Rivera');
    await signed(['identity']);
    expect(pdfWords(await packet())).toContain('Name: Sam Rivera');
    expect(pdfWords(await packet())).not.toContain('Ketamine infusions');
  });

  it('is once it was sent exactly that, tagged, with its hash, in either language', async () => {
    await clinic.within((tx) => packets().gather(tx, referral));
    await written({ diagnoses: 'F33.2', goals: 'To work again.' });
    const { releaseId } = await signed(['identity', 'preferences', 'reason', 'infusions', 'risk', 'goals']);
    const { sha256 } = await clinic.within((tx) => packets().freeze(tx, referral, releaseId));
    const pdf = await packet();
    isTagged(pdf, ['Document', 'H1', 'H2', 'P']);
    const words = pdfWords(pdf);
    for (const said of [
      ...[
        'From Asked Clinic, phone +1 555 0100',
        'Date of birth: Mar 14, 1985',
        'Language: Spanish',
        'Payer: Blue Cross',
      ],
      ...['Kind of therapy: cognitive behavioral therapy', 'To keep what was gained.', 'How soon: soon', '1 so far'],
      ...['On: Mar 2, 2026', 'no alert on record', 'There is no safety plan yet.', 'To work again.', sha256, releaseId],
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toMatch(/F33\.2|Questionnaires|42 CFR/);
    expect(words).toContain(`Asked Clinic · Release ${releaseId} · SHA-256 ${sha256}`);
    expect(pdfWords(await packet('es'))).toContain('Derivación a psicoterapia');
  });

  it('has no heading for wishes where nothing is wished', async () => {
    await clinic.within((tx) => packets().gather(tx, referral));
    await signed(['identity', 'preferences']);
    expect(pdfWords(await packet())).toContain('Wishes about therapy');
    await clinic.wish(referral.searchId, { modalities: [], meeting: null, gender: null, payer: null });
    await written({});
    expect(pdfWords(await packet())).not.toContain('Wishes about therapy');
  });

  it('carries the statement of part 2 wherever it speaks of substance use', async () => {
    await clinic.within((tx) => packets().gather(tx, referral));
    await written({ substanceUse: 'None since 2019.' });
    const { releaseId } = await signed(['identity', 'substance-use'], { ticked: ['substance-use'] });
    await clinic.within((tx) => packets().freeze(tx, referral, releaseId));
    expect(pdfWords(await packet())).toContain(PART_2_STATEMENT);
  });
});
