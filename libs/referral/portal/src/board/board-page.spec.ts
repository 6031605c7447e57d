import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { DANA, provideTestPortal, signInAs } from '@holdfast/platform/portal/testing';
import { Live, POLICIES } from '@holdfast/platform/portal';
import { columnOf, type ReferralBoard, referralPolicy, type ReferralView } from '@holdfast/referral/model';
import { Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { boardCopy } from './board-copy';
import { boardRoutes } from './board.routes';

const LEE = { ...DANA, roles: ['coordinator' as const], name: 'Lee Park' };
const OTHER = { id: '01900000-0000-7000-8000-0000000000f9', name: 'Ana Ruiz' };
const card = (id: string, patientName: string, part: Partial<ReferralView> = {}): ReferralView => ({
  ...{ columnSince: '2026-11-20T17:00:00.000Z', callAt: null, isAnswered: false, missedAt: null },
  ...{ id, searchId: 'search', patientId: `patient-${id}`, patientName, therapistId: `t-${id}` },
  ...{ therapistName: `Therapist ${id}`, state: 'sent', column: columnOf(part.state ?? 'sent'), isStuck: false },
  ...{ since: '2026-11-21T17:00:00.000Z', sentAt: null, urgency: 'routine', turn: 'therapist', askAt: null },
  ...{ owner: { id: LEE.accountId, name: LEE.name }, expireAt: null, nudges: { count: 0, lastAt: null } },
  ...{
    missing: [],
    releaseFault: null,
    appointmentAt: null,
    sessions: { attended: 0, planned: null },
    outcome: null,
    version: 4,
  },
  ...part,
});
const LOOP: ReferralBoard['loop'] = {
  ...{ sent: 8, closed: 6, from: '2026-08-25', to: '2026-11-24', answerDays: 2.5, appointmentDays: null },
  ...{ attendedDays: 12, of: { answer: 7, appointment: 0, attended: 4 } },
};
const DRAFT = card('a', 'Ada Lind', { state: 'draft', turn: 'clinic', missing: ['release'], releaseFault: 'unsigned' });
const SENT = card('b', 'Sam Rivera', {
  ...{ isStuck: true, askAt: '2026-11-23T17:00:00.000Z', nudges: { count: 2, lastAt: '2026-11-21T17:00:00.000Z' } },
});
const DONE = card('c', 'Zoë Marsh', { state: 'completed', turn: null, outcome: 'got_help', owner: OTHER });
const BOARD: ReferralBoard = {
  items: [DRAFT, SENT, DONE],
  waiting: [
    {
      ...{ patientId: 'patient-w', patientName: 'Grace Kim', why: 'stuck', urgency: 'soon' },
      ...{ owner: OTHER, since: '2026-11-22T17:00:00.000Z' },
    },
  ],
  isCut: false,
  loop: LOOP,
};

describe('the board of referrals', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const said = (node: Element | null): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const text = (): string => said(host());
  const sheet = (): Element | null => document.querySelector('[role=dialog]');
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const press = async (words: string, inside: ParentNode = document): Promise<void> => {
    [...inside.querySelectorAll('button')].find((one) => said(one).startsWith(words))?.click();
    await still();
  };
  const key = async (name: string): Promise<void> => {
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    await still();
  };
  const tell = async (board: ReferralBoard): Promise<void> => {
    http.expectOne('/api/referrals').flush(board);
    await still();
  };
  const open = async (board = BOARD, person: typeof DANA = LEE, url = '/'): Promise<void> => {
    await signInAs(person, TestBed.inject(Injector));
    await harness.navigateByUrl(url);
    await still();
    await tell(board);
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [boardCopy] }),
        { provide: POLICIES, useValue: referralPolicy },
        provideRouter([...boardRoutes, { path: '**', children: [] }], withComponentInputBinding()),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
    document.body.append(host());
  });

  afterEach(() => host().remove());

  it('says of each attempt to whom, for how long, whose turn, what is missing and how often it was asked again', async () => {
    await open();
    const cards = [...host().querySelectorAll('hf-board-card')].map(said);
    expect(cards[0]).toContain('Missing: a signed release');
    expect(cards[0]).toContain('Our turn: send it');
    expect(cards[1]).toContain('Stuck');
    expect(cards[1]).toContain('To Therapist b');
    expect(cards[1]).toContain('here for 4 days');
    expect(cards[1]).toContain('Was to be asked again yesterday');
    expect(cards[1]).toContain('Asked again 2 times');
    expect(cards[2]).toContain('Outcome: got help');
    expect(cards[2]).toContain('Owner: Ana Ruiz');
    expect(host().querySelector<HTMLAnchorElement>('#board-card-b')?.pathname).toBe('/patients/patient-b/referral/b');
  });

  it('says what it leaves out, who has not heard anything, and whom nobody has in hand', async () => {
    const missed = { ...SENT, missedAt: '2026-11-23T17:00:00.000Z', owner: { id: OTHER.id, name: '' } };
    const [waits] = BOARD.waiting;
    await open({
      ...BOARD,
      items: [missed],
      isCut: true,
      waiting: waits ? [{ ...waits, why: 'next', owner: null }] : [],
    });
    expect(text()).toContain('There is more than is shown here.');
    expect(text()).toContain('The patient said yesterday that they have not heard anything');
    expect(text()).toContain('Nobody has it in hand: its owner’s account is closed');
    expect(said(host().querySelector('hf-board-waiting'))).toContain('ask the next one');
  });

  it('says to call a therapist who has said yes where their referral is cancelled', async () => {
    await open({ ...BOARD, items: [card('y', 'Ada Lind', { state: 'accepted' }), SENT] });
    await press('Move to…', document.querySelector('#board-card-y')?.closest('hf-board-card') ?? document);
    expect(said(sheet())).toContain('Therapist y has said yes and is not told by itself: call them.');
    await press('Cancel', sheet() ?? document);
    await press('Move to…', document.querySelector('#board-card-b')?.closest('hf-board-card') ?? document);
    expect(said(sheet())).toContain('Sam Rivera');
    expect(said(sheet())).not.toContain('call them');
  });

  it('shows what came back with what it is a part of, and the searches that wait for somebody', async () => {
    await open();
    const figures = said(host().querySelector('hf-board-figures'));
    expect(figures).toContain('75% 6 of 8 sent');
    expect(figures).toContain('2.5 days over 7 of 8');
    expect(figures).toContain('None yet over 0 of 8');
    const waiting = host().querySelector('hf-board-waiting');
    expect(said(waiting)).toContain('Nobody is left on the list');
    expect(waiting?.querySelector('a')?.pathname).toBe('/patients/patient-w/therapy');
  });

  it('is a list of the same where that is wished for, and remembers it', async () => {
    await open();
    expect(host().querySelectorAll('hf-board-columns')).toHaveLength(1);
    const before = [...host().querySelectorAll('hf-board-card')].map(said);
    await press('List');
    expect(host().querySelectorAll('hf-board-columns')).toHaveLength(0);
    expect([...host().querySelectorAll('hf-board-card')].map(said)).toEqual(before);
    expect(localStorage.getItem('hf.referral-board.view')).toBe('"list"');
  });

  it('is narrowed to what is stuck, to one’s own, and by name without accents', async () => {
    await open();
    await press('Stuck (1)');
    expect(text()).toContain('1 of 3 referrals');
    await press('Stuck (1)');
    await press('Mine (2)');
    expect(text()).toContain('2 of 3 referrals');
    await press('Show all');
    const name = host().querySelector<HTMLInputElement>('#board-name');
    if (name) name.value = 'zoe';
    name?.dispatchEvent(new Event('input'));
    await still();
    expect(text()).toContain('1 of 3 referrals');
    expect(said(host().querySelector('hf-board-card'))).toContain('Zoë Marsh');
  });

  it('moves a card by key only where the clinic may, and says whose move it is elsewhere', async () => {
    await open();
    host().querySelector<HTMLElement>('#board-card-b')?.focus();
    await key(']');
    expect(sheet()).toBeNull();
    expect(said(host().querySelector('[role=alert]'))).toContain('it is Therapist b’s move');
    await key('[');
    expect(said(host().querySelector('[role=alert]'))).toContain('nothing goes back to New by hand');
    await key('m');
    expect(said(sheet())).toContain('Cancel');
    await press('End the referral');
    expect(said(sheet())).toContain('Please say why.');
    const why = sheet()?.querySelector('textarea');
    if (why) why.value = 'Moved away.';
    why?.dispatchEvent(new Event('input'));
    await press('End the referral');
    const moved = http.expectOne('/api/patients/patient-b/referrals/b/moves');
    expect(moved.request.body).toEqual({ to: 'cancelled', version: 4, reason: 'Moved away.' });
    moved.flush({});
    await still();
    await tell(BOARD);
    expect(text()).toContain('Sam Rivera moved: Cancelled.');
  });

  it('says of an attempt that went out why its release does not hold any more', async () => {
    await open({ ...BOARD, items: [{ ...SENT, missing: ['release'], releaseFault: 'revoked' }] });
    expect(text()).toContain('Missing: a release: the patient took it back');
  });

  it('does not send what lacks a release, and sends what lacks nothing over the version that was seen', async () => {
    await open({ ...BOARD, items: [DRAFT, { ...SENT, state: 'draft', column: 'new', turn: 'clinic' }] });
    host().querySelector<HTMLElement>('#board-card-a')?.focus();
    await key(']');
    expect(said(sheet())).toContain('It cannot be sent yet. Missing: a signed release.');
    await press('Send it now');
    http.expectNone('/api/patients/patient-a/referrals/a/send');
    await press('Cancel', sheet() ?? document);
    host().querySelector<HTMLElement>('#board-card-b')?.focus();
    await key(']');
    await press('Send it now');
    const sent = http.expectOne('/api/patients/patient-b/referrals/b/send');
    expect(sent.request.body).toEqual({ version: 4 });
    const facts = { code: 'referral.moved', facts: { state: 'sent' } };
    sent.flush(facts, { status: 409, statusText: 'Conflict' });
    await still();
    await tell(BOARD);
    expect(said(host().querySelector('[role=alert]'))).toContain('had moved meanwhile and is now “Sent”');
  });

  it('shows before asking again who will be asked and who will not, and what came of it after', async () => {
    await open();
    for (const id of ['a', 'b']) {
      host().querySelector<HTMLElement>(`#board-card-${id}`)?.focus();
      await key('x');
    }
    expect(text()).toContain('2 selected');
    await key('n');
    const entry = { email: 'b@therapy.example' };
    const directory = {
      items: [
        { id: 't-a', entry },
        { id: 't-b', entry },
      ],
      archived: [],
    };
    http.expectOne('/api/clinic/therapists').flush(directory);
    await still();
    expect(said(sheet())).toContain('Will be asked: 1');
    expect(said(sheet())).toContain('Therapist a about Ada Lind: it is not the therapist’s turn.');
    const mail = { subject: 'A new update', text: 'Open it: …' };
    http.expectOne({ method: 'GET', url: '/api/referral-nudges' }).flush({ en: mail, es: mail });
    await still();
    expect(said(sheet())).toContain('Open it: …');
    await press('Ask 1 again');
    const asked = http.expectOne({ method: 'POST', url: '/api/referral-nudges' });
    expect(asked.request.body).toEqual({ referralIds: ['a', 'b'] });
    asked.flush({ nudged: ['b'], left: [{ referralId: 'a', why: 'not-theirs' }] });
    await still();
    await tell(BOARD);
    expect(text()).toContain('Asked again: 1. Not asked: Therapist a about Ada Lind, it is not the therapist’s turn.');
    expect(text()).not.toContain('selected');
  });

  it('lets a nurse move and not ask many, and comes anew where something was said to have changed', async () => {
    await open(BOARD, DANA);
    expect(host().querySelectorAll('input[type=checkbox]')).toHaveLength(0);
    expect(text()).toContain('Move to…');
    TestBed.inject(Live).hints.next({ kind: 'referral' } as never);
    await new Promise((done) => setTimeout(done, 320));
    await still();
    await tell({ ...BOARD, items: [] });
    expect(text()).toContain('No referrals yet.');
  });

  it('says what went wrong, and keeps what it had', async () => {
    await signInAs(LEE, TestBed.inject(Injector));
    await harness.navigateByUrl('/');
    await still();
    http.expectOne('/api/referrals').flush(null, { status: 500, statusText: 'Oops' });
    await still();
    await press('Try again');
    await tell(BOARD);
    TestBed.inject(Live).hints.next({ kind: 'referral' } as never);
    await new Promise((done) => setTimeout(done, 320));
    await still();
    http.expectOne('/api/referrals').flush(null, { status: 500, statusText: 'Oops' });
    await still();
    expect(host().querySelectorAll('hf-error-panel')).toHaveLength(1);
    expect(host().querySelectorAll('hf-board-card')).toHaveLength(3);
  });
});
