import { Component, Injector, input } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { type AnswerValue, instrumentOf } from '@holdfast/instruments/model';
import { SAM, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { InstrumentQuestion } from './instrument-question';
import { instrumentsCopy } from './instruments-copy';

const phq9 = instrumentOf('phq-9')!;
const LABELS = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];

@Component({
  selector: 'hf-test-page',
  imports: [InstrumentQuestion],
  template: `
    <hf-instrument-question
      [instrument]="instrument()"
      [item]="item()"
      [language]="language()"
      [value]="value()"
      [progress]="{ at: 3, of: 9 }"
      (answered)="told.push($event)"
      (next)="told.push('next')"
      (back)="told.push('back')"
    >
      <button type="button">Skip</button>
    </hf-instrument-question>
  `,
})
class TestPage {
  readonly instrument = input(phq9);
  readonly item = input('3');
  readonly language = input<'en' | 'es'>('en');
  readonly value = input<AnswerValue | null>(null);
  readonly told: unknown[] = [];
}

describe('a question', () => {
  let fixture: ComponentFixture<TestPage>;

  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const heading = (): HTMLElement => host().querySelector('h1')!;
  const radios = (): HTMLInputElement[] => [...host().querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const radio = (label: string): HTMLInputElement =>
    radios().find((one) => one.closest('label')?.querySelector('.words')?.textContent === label)!;
  const button = (name: string): HTMLButtonElement =>
    [...host().querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!;
  const told = (): unknown[] => fixture.componentInstance.told;
  const set = async (inputs: Record<string, unknown>): Promise<void> => {
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
  };
  const press = async (key: string, on: HTMLElement = heading()): Promise<KeyboardEvent> => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true });
    on.dispatchEvent(event);
    await fixture.whenStable();
    return event;
  };
  const type = async (text: string): Promise<void> => {
    const field = host().querySelector<HTMLInputElement>('input[type=number], textarea')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [...provideTestPortal({ rooms: [instrumentsCopy] })] });
    await signInAs(SAM, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(TestPage);
    document.body.append(host());
    await fixture.whenStable();
    await settle();
  });

  afterEach(() => host().remove());

  it('is asked in the exact words, under what they refer to, and has the focus on arrival', async () => {
    expect(heading().textContent).toBe('Trouble falling or staying asleep, or sleeping too much');
    expect(host().textContent).toContain(phq9.texts.en.stem);
    expect(document.activeElement).toBe(heading());
    radios()[0]!.focus();
    await set({ item: '4' });
    expect(heading().textContent).toBe('Feeling tired or having little energy');
    expect(document.activeElement).toBe(heading());
  });

  it('offers its answers as radio buttons, named by the stem and the question', () => {
    const group = host().querySelector('[role=radiogroup]')!;
    const names = group.getAttribute('aria-labelledby')!.split(' ');
    expect(names.map((id) => document.getElementById(id)!.textContent)).toEqual([
      phq9.texts.en.stem,
      phq9.texts.en.items['3'],
    ]);
    expect(radios().map((one) => one.closest('label')!.querySelector('.words')!.textContent)).toEqual(LABELS);
    expect(radios().some(({ checked }) => checked)).toBe(false);
  });

  it('says how far one has come, in words and as a bar', () => {
    const bar = host().querySelector('[role=progressbar]')!;
    expect(bar.getAttribute('aria-label')).toBe('Question 3 of 9');
    expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuemax')]).toEqual(['3', '9']);
    expect(host().querySelector('.at')!.textContent).toBe('3 of 9');
  });

  it('shows the notice of its rights, and what the page puts below', () => {
    expect(host().textContent).toContain('No permission required to reproduce');
    expect(button('Skip')).toBeTruthy();
  });

  it('tells the page what was tapped', async () => {
    radio('More than half the days').click();
    await fixture.whenStable();
    expect(told()).toEqual([2]);
    expect(radio('More than half the days').checked).toBe(true);
  });

  it('tells a second tap on the same answer too, so that one can go on from there', async () => {
    await set({ value: 2 });
    radio('More than half the days').click();
    expect(told()).toEqual([2]);
  });

  it('shows the answer given before, and goes on with it unchanged', async () => {
    await set({ value: 1 });
    expect(radio('Several days').checked).toBe(true);
    button('Continue').click();
    expect(told()).toEqual(['next']);
  });

  it('takes number keys as answers, and refuses a number that is none', async () => {
    expect((await press('2')).defaultPrevented).toBe(true);
    expect((await press('4')).defaultPrevented).toBe(false);
    expect(told()).toEqual([2]);
  });

  it('goes back and on with the arrow keys, but not on without an answer', async () => {
    await press('ArrowRight');
    await press('ArrowLeft');
    expect(told()).toEqual(['back']);
    await set({ value: 0 });
    await press('ArrowRight');
    expect(told()).toEqual(['back', 'next']);
  });

  it('takes the arrow keys up and down as looking around, and Continue as the answer', async () => {
    await press('ArrowDown', radios()[0]);
    radio('Several days').click(); // what a browser does on that key
    radios()[1]!.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowDown', bubbles: true }));
    await fixture.whenStable();
    expect(told()).toEqual([]);
    button('Continue').click();
    expect(told()).toEqual([1]);
  });

  it('leaves keys alone that belong to the browser', async () => {
    const event = new KeyboardEvent('keydown', { key: '2', ctrlKey: true, bubbles: true, cancelable: true });
    heading().dispatchEvent(event);
    expect(told()).toEqual([]);
  });

  it('goes back from its button', () => {
    button('Back').click();
    expect(told()).toEqual(['back']);
  });

  it('names its language, and says so, where it does not exist in the language of the page', async () => {
    expect(heading().hasAttribute('lang')).toBe(false);
    await set({ language: 'es' });
    expect(heading().getAttribute('lang')).toBe('es');
    expect(heading().textContent).toBe(phq9.texts.es!.items['3']);
    expect(host().textContent).toContain('These questions are only in Spanish for now.');
  });

  it('says that it exists in another language only before anything of it is read', async () => {
    await set({ language: 'es' });
    const notice = host().querySelector('.language')!;
    expect(notice.compareDocumentPosition(heading()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(notice.hasAttribute('lang')).toBe(false);
    expect(host().querySelector('[role=radiogroup]')!.closest('[lang]')!.getAttribute('lang')).toBe('es');
  });

  it('stands under its own stem: none for a question apart, the question before for one that asks on', async () => {
    await set({ item: '10' });
    expect(host().textContent).not.toContain(phq9.texts.en.stem);
    expect(host().querySelector('[role=radiogroup]')!.getAttribute('aria-labelledby')).toBe('hf-question');
    await set({ instrument: instrumentOf('symptoms')!, item: 'headache-now' });
    expect(host().querySelector('#hf-question-stem')!.textContent).toBe('Headache');
  });

  it('shows neither a score nor a band', async () => {
    await set({ value: 3 });
    for (const band of Object.values(phq9.texts.en.bands)) expect(host().textContent).not.toContain(band);
  });

  it('offers a short scale as steps whose ends are named', async () => {
    await set({ instrument: instrumentOf('mood')!, item: '1' });
    expect(radios()).toHaveLength(11);
    expect(radios()[0]!.closest('label')!.textContent).toContain('The worst it can be');
    expect(radios()[10]!.closest('label')!.textContent).toContain('The best it can be');
    radios()[7]!.click();
    expect(told()).toEqual([7]);
  });

  it('takes a number inside its range and says what is wrong with one outside', async () => {
    await set({ instrument: instrumentOf('drug-single')!, item: '1' });
    await type('1000');
    button('Continue').click();
    await fixture.whenStable();
    expect(host().querySelector('[role=alert]')!.textContent).toContain('from 0 to 999');
    expect(host().querySelector('input')!.getAttribute('aria-invalid')).toBe('true');
    await type('999');
    expect(host().querySelector('[role=alert]')).toBeNull();
    button('Continue').click();
    expect(told()).toEqual([999]);
  });

  it('does not take digits for answers while a number is typed', async () => {
    await set({ instrument: instrumentOf('drug-single')!, item: '1' });
    await press('3', host().querySelector<HTMLElement>('input')!);
    expect(told()).toEqual([]);
  });

  it('lets an optional question stay open, and takes words', async () => {
    await set({ instrument: instrumentOf('symptoms')!, item: 'other' });
    button('Continue').click();
    await type('A bit dizzy');
    button('Continue').click();
    expect(told()).toEqual(['next', 'A bit dizzy']);
  });
});
