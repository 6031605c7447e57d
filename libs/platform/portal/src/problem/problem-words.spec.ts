import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Preference } from '../session/preference';
import { provideTestPortal, settle } from '../testing';
import { problemOf } from './problem';
import { ProblemWords } from './problem-words';

const room = {
  scope: 'room',
  en: { problem: { 'soup.cold': 'The soup is cold.' } },
  es: () => Promise.resolve({ problem: { 'soup.cold': 'La sopa está fría.' } }),
};

function answer(status: number, error: unknown = null): HttpErrorResponse {
  return new HttpErrorResponse({ status, error });
}

describe('the words for a problem', () => {
  let words: ProblemWords;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideTestPortal({ rooms: [room] }) });
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    words = TestBed.inject(ProblemWords);
  });

  it('are the room’s own where it knows the code', () => {
    expect(words.say(problemOf(answer(409, { code: 'soup.cold' })))).toBe('The soup is cold.');
  });

  it('fall back to the status where nobody knows the code', () => {
    expect(words.say(problemOf(answer(409, { code: 'never.heard' })))).toContain('Someone changed this');
    expect(words.say(problemOf(answer(403, { code: 'never.heard' })))).toContain('role');
    expect(words.say(problemOf(answer(500)))).toContain('on our side');
  });

  it('say that no answer came, and what to do', () => {
    expect(words.say(problemOf(answer(0)))).toContain('Check your connection');
  });

  it('round the wait up to whole minutes', () => {
    const problem = problemOf(answer(429, { code: 'x', facts: { retryAfterSeconds: 61 } }));
    expect(words.say(problem)).toContain('2 min');
  });

  it('come in Spanish once Spanish is wished for', async () => {
    await TestBed.inject(Preference).change({ language: 'es' });
    TestBed.tick();
    await settle();
    expect(words.say(problemOf(answer(409, { code: 'soup.cold' })))).toBe('La sopa está fría.');
  });

  it('carry the request’s code only where an answer came', () => {
    expect(problemOf(answer(500, { code: 'x', requestId: 'r-1' })).requestId).toBe('r-1');
    expect(problemOf(answer(0)).requestId).toBe('');
  });
});
