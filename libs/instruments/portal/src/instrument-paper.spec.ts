import { Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { instrumentOf } from '@holdfast/instruments/model';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { InstrumentPaper } from './instrument-paper';
import { instrumentsCopy } from './instruments-copy';

describe('an instrument on one page', () => {
  let fixture: ComponentFixture<InstrumentPaper>;
  let saved: unknown[];

  const questions = (): string[] => [...host().querySelectorAll('.question')].map((one) => one.textContent.trim());
  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const groups = (): HTMLElement[] => [...host().querySelectorAll<HTMLElement>('[role=radiogroup]')];
  const save = (): HTMLButtonElement => host().querySelector('button[type=submit]')!;
  const open = async (id: string, language = 'en'): Promise<void> => {
    fixture.componentRef.setInput('instrument', instrumentOf(id)!);
    fixture.componentRef.setInput('language', language);
    await fixture.whenStable();
  };
  const choose = async (question: number, choice: number): Promise<void> => {
    groups()[question - 1]!.querySelectorAll('input')[choice]!.click();
    await fixture.whenStable();
  };
  const pressSave = async (): Promise<void> => {
    save().click();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [...provideTestPortal({ rooms: [instrumentsCopy] })] });
    await signInAs(DANA, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(InstrumentPaper);
    document.body.append(host());
    saved = [];
    fixture.componentInstance.saved.subscribe((answers) => saved.push(answers));
    await open('audit-c');
    await settle();
  });

  afterEach(() => host().remove());

  it('has its title, every question that is asked, and its notice', async () => {
    await open('phq-9');
    expect(host().querySelector('h2')!.textContent).toBe('Patient Health Questionnaire (PHQ-9)');
    expect(groups()).toHaveLength(9);
    expect(questions()[0]).toBe('1. Little interest or pleasure in doing things');
    expect(document.getElementById(groups()[8]!.getAttribute('aria-labelledby')!)!.textContent).toContain(
      'Thoughts that you would be better off dead',
    );
    expect(host().textContent).toContain('No permission required to reproduce');
  });

  it('asks on where an answer calls for it, and leaves out what was taken back', async () => {
    expect(groups()).toHaveLength(1);
    await choose(1, 2);
    expect(groups()).toHaveLength(3);
    await choose(2, 1);
    await choose(3, 0);
    await choose(1, 0);
    expect(groups()).toHaveLength(1);
    await pressSave();
    expect(saved).toEqual([{ '1': 0 }]);
  });

  it('shows every question where it is to be filled in by hand', async () => {
    fixture.componentRef.setInput('whole', true);
    await fixture.whenStable();
    expect(groups()).toHaveLength(3);
    await choose(1, 0);
    await pressSave();
    expect(saved).toEqual([{ '1': 0 }]);
  });

  it('saves complete answers at once', async () => {
    await choose(1, 2);
    await choose(2, 1);
    await choose(3, 0);
    await pressSave();
    expect(saved).toEqual([{ '1': 2, '2': 1, '3': 0 }]);
  });

  it('names the questions that are open before it saves without them', async () => {
    await choose(1, 2);
    await choose(3, 0);
    await pressSave();
    expect(saved).toEqual([]);
    expect(host().querySelector('[role=alert]')!.textContent).toContain('Still open: 2.');
    expect(save().textContent).toContain('Save without them');
    await pressSave();
    expect(saved).toEqual([{ '1': 2, '3': 0 }]);
  });

  it('never saves a number that cannot be', async () => {
    await open('drug-single');
    const field = host().querySelector('input')!;
    field.value = '1000';
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    await pressSave();
    await pressSave();
    expect(saved).toEqual([]);
    expect(host().querySelector('[role=alert]')!.textContent).toContain('Please look again at: 1.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('shows what is known already', async () => {
    fixture.componentRef.setInput('answers', { '1': 3 });
    await fixture.whenStable();
    expect(groups()[0]!.querySelectorAll('input')[3]!.checked).toBe(true);
  });
});
