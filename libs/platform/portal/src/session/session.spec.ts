import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FakeChannels, SAM, provideTestPortal, settle, signInAs } from '../testing';
import { Session } from './session';

const grant = { accessToken: 'second', expiresAt: '2026-11-24T17:10:00Z', me: SAM };

describe('a sign-in', () => {
  let session: Session;
  let http: HttpTestingController;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideTestPortal({ channels: new FakeChannels() }) });
    session = TestBed.inject(Session);
    http = TestBed.inject(HttpTestingController);
    await signInAs(SAM, TestBed.inject(Injector));
  });

  afterEach(() => http.verify());

  it('gives every request the portal’s mark and the token', () => {
    TestBed.inject(HttpClient).get('/api/thing').subscribe();
    const { request } = http.expectOne('/api/thing');
    expect(request.headers.get('X-Holdfast')).toBe('portal');
    expect(request.headers.get('Authorization')).toBe('Bearer token');
  });

  it('keeps the token nowhere but in memory', () => {
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('token');
  });

  it('is renewed once when the server asks, however many requests ask at the same time', async () => {
    const answers: unknown[] = [];
    for (const name of ['one', 'two']) {
      TestBed.inject(HttpClient)
        .get(`/api/${name}`)
        .subscribe((answer) => answers.push(answer));
    }
    for (const name of ['one', 'two']) http.expectOne(`/api/${name}`).flush(null, { status: 401, statusText: '' });
    await settle();
    http.expectOne('/api/session/refresh').flush(grant);
    await settle();
    for (const name of ['one', 'two']) {
      const repeat = http.expectOne(`/api/${name}`);
      expect(repeat.request.headers.get('Authorization')).toBe('Bearer second');
      repeat.flush(name);
    }
    expect(answers).toEqual(['one', 'two']);
  });

  it('ends as lost when it cannot be renewed', async () => {
    const ends: string[] = [];
    session.ended.subscribe((why) => ends.push(why));
    TestBed.inject(HttpClient)
      .get('/api/thing')
      .subscribe({ error: () => undefined });
    http.expectOne('/api/thing').flush(null, { status: 401, statusText: '' });
    await settle();
    http.expectOne('/api/session/refresh').flush(null, { status: 401, statusText: '' });
    await settle();
    expect(ends).toEqual(['lost']);
    expect(session.person()).toBeNull();
  });

  it('names each try to renew it, and asks the same again where the answer was lost', async () => {
    const attempts: (string | null)[] = [];
    for (const [body, status] of [
      [null, 0],
      [null, 503],
      [grant, 200],
      [grant, 200],
    ] as const) {
      const done = session.refresh();
      await settle();
      const asked = http.expectOne('/api/session/refresh');
      attempts.push(asked.request.headers.get('X-Attempt'));
      if (status === 0) asked.error(new ProgressEvent('error'));
      else asked.flush(body, { status, statusText: 'x' });
      await done;
    }
    expect(attempts[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(attempts.slice(1, 3)).toEqual([attempts[0], attempts[0]]);
    expect(attempts[3]).not.toBe(attempts[0]);
  });

  it('outlives a server that cannot be reached', async () => {
    const done = session.refresh();
    await settle();
    http.expectOne('/api/session/refresh').flush(null, { status: 503, statusText: '' });
    await done;
    expect(session.person()?.name).toBe('Sam Rivera');
  });
});

describe('a browser that nobody is signed in to', () => {
  it('asks the server nothing', async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideTestPortal() });
    expect(await TestBed.inject(Session).resume()).toBe('nobody');
    TestBed.inject(HttpTestingController).expectNone('/api/session/refresh');
  });
});
