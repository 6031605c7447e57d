import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import { CURRENT_RELEASE, type ReleaseView, type SignRelease } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { releaseCopy } from '../release-copy';
import { ReleasesPage } from './releases-page';

const { version } = CURRENT_RELEASE;
const INES = { therapistId: 'a', name: 'Ines Marquez', practice: 'Elm Street Practice', place: '12 Elm Street' };
const KEN = { therapistId: 'b', name: 'Ken Abara', practice: null, place: null };
const DRAFT: ReleaseView = {
  ...{ id: 'release', searchId: 'search', state: 'drafted', discloser: 'Willow Mood Clinic', recipients: [INES, KEN] },
  ...{ isNamedAsSigned: false, categories: ['identity', 'reason', 'messages'], ticked: [], version, language: null },
  ...{ sha256: null, statements: [], signedName: null, authority: null, draftedAt: '2026-11-24T17:00:00.000Z' },
  ...{ signedAt: null, expiresAt: '2027-11-24T17:00:00.000Z', revokedAt: null },
};

describe('a release that a patient reads and signs', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const line = (words: string): HTMLInputElement | null | undefined =>
    [...host().querySelectorAll('label')].find((one) => one.textContent?.includes(words))?.querySelector('input');
  const field = (): HTMLInputElement | null => host().querySelector<HTMLInputElement>('#hf-release-name');
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const click = async (one: HTMLElement | null | undefined): Promise<void> => {
    one?.click();
    await still();
  };
  const press = (words: string): Promise<void> =>
    click([...host().querySelectorAll('button')].find((one) => one.textContent?.trim() === words));
  const tell = async (...items: readonly ReleaseView[]): Promise<void> => {
    http.expectOne(({ url }) => url.endsWith('/releases')).flush({ items });
    await still();
  };
  const fillIn = async (): Promise<void> => {
    for (const { words } of CURRENT_RELEASE.en.statements) await click(line(words));
    const name = field();
    if (name) name.value = 'Sam Rivera';
    name?.dispatchEvent(new Event('input'));
    await still();
  };
  const signature = () => http.expectOne(({ url }) => url.endsWith('/releases/release/signature'));

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [releaseCopy] }),
        provideRouter([{ path: '', component: ReleasesPage }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/');
    await still();
  });

  it('says to whom, with where they are found, and signs to exactly those', async () => {
    await tell(DRAFT);
    await press('Read it and decide');
    expect(text()).toContain('Ines Marquez, Elm Street Practice, 12 Elm Street');
    await fillIn();
    await press('Sign');
    const { body } = signature().request as { body: SignRelease };
    expect(body).toMatchObject({
      recipients: [INES, KEN],
      categories: ['identity', 'reason'],
      signedName: 'Sam Rivera',
    });
  });

  it('says why whom it is about cannot be left out, and keeps all else that was chosen', async () => {
    await tell(DRAFT);
    await press('Read it and decide');
    await click(line('Your messages with the clinic'));
    await click(line('Your name, pronouns'));
    await fillIn();
    await press('Sign');
    http.expectNone(({ url }) => url.endsWith('/signature'));
    expect(text()).toContain('Please keep the first tick. Without your name');
    await click(line('Your name, pronouns'));
    await press('Sign');
    const { body } = signature().request as { body: SignRelease };
    expect(body).toMatchObject({ categories: ['identity', 'reason', 'messages'], signedName: 'Sam Rivera' });
  });

  it('says of one that was prepared without whom it is about that nothing could go out by it', async () => {
    await tell({ ...DRAFT, categories: ['reason'] });
    await press('Read it and decide');
    await fillIn();
    await press('Sign');
    http.expectNone(({ url }) => url.endsWith('/signature'));
    expect(text()).toContain('Your team can prepare a new one.');
  });

  it('is shown anew where somebody in it is named otherwise by now, with what was chosen and typed', async () => {
    await tell(DRAFT);
    await press('Read it and decide');
    await click(line('Why you look for therapy'));
    await fillIn();
    await press('Sign');
    const stale = { code: 'release.text', status: 409, facts: { version } };
    signature().flush(stale, { status: 409, statusText: 'Conflict' });
    await still();
    await tell({ ...DRAFT, recipients: [{ ...INES, name: 'Ben Ortiz' }, KEN] });
    expect(text()).toContain('Ben Ortiz, Elm Street Practice, 12 Elm Street');
    expect(text()).toContain('has changed. Please read it again before you sign.');
    expect(text()).not.toContain('Reload the page');
    expect([field()?.value, line('Why you look for therapy')?.checked]).toEqual(['Sam Rivera', false]);
    expect(line('I know what is shared')?.checked).toBe(false);
  });

  it('says of one that was signed before names were kept that they are today’s', async () => {
    const signedAt = '2026-11-24T17:00:00.000Z';
    const signed: ReleaseView = { ...DRAFT, state: 'signed', signedAt, version: 1, language: 'en' };
    await tell(signed);
    expect(text()).toContain('Signed before names were kept with it');
    expect(text()).toContain('This is for one therapist and one reason.');
  });
});
