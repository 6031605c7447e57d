import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { MessagePromise } from '@holdfast/messaging/model';
import { Clock } from '@holdfast/platform/portal';
import { FakeClock, provideTestPortal } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { messagingCopy } from '../messaging-copy';
import { PromiseWords } from './promise-words';

const promise: MessagePromise = {
  topic: 'question',
  readBy: 'Nurses',
  replyBy: '2026-11-24T20:00:00Z',
  openNow: true,
  opensAt: null,
  medianReplyMinutes: null,
  escalatesTo: 'Dr. Adaeze Okafor',
  zone: 'America/Los_Angeles',
};

describe('a message promise in words', () => {
  let words: PromiseWords;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideTestPortal({ rooms: [messagingCopy] }) });
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    (TestBed.inject(Clock) as FakeClock).set('2026-11-24T17:00:00Z');
    words = TestBed.inject(PromiseWords);
  });

  const say = (part: Partial<MessagePromise>): string => words.say({ ...promise, ...part }, '+1 503 555 0100');

  it('says while the clinic is open that somebody is there, and by when to expect a reply', () => {
    expect(say({})).toMatch(/^We are here now\. Expect a reply by .+ today\.$/);
  });

  it('says outside hours that the clinic is closed, when it is back, and by when to expect a reply', () => {
    const closed = { openNow: false, opensAt: '2026-11-26T16:00:00Z', replyBy: '2026-11-26T20:00:00Z' };
    expect(say(closed)).toContain('the clinic is closed');
    expect(say(closed)).toMatch(/back Thursday, November 26 at .+ Expect a reply by Thursday, November 26 at/);
  });

  it('names the usual time only where the clinic has enough replies to know it', () => {
    expect(say({ medianReplyMinutes: 180 })).toContain('Most replies take 3 hours');
    expect(say({ medianReplyMinutes: null })).not.toContain('Most replies');
  });

  it('gives the number to call where the clinic has no hours', () => {
    expect(say({ replyBy: null })).toContain('+1 503 555 0100');
  });

  it('says who is told when it slips', () => {
    expect(words.saySlip(promise)).toContain('Dr. Adaeze Okafor');
  });
});
