import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { DANA, MemoryDeviceStore, provideTestPortal, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { MonitoringForm } from './monitoring-form';
import { promptCopy } from './prompt-copy';

const PATIENT = '01900000-0000-7000-8000-0000000000a1';
const URL = `/api/patients/${PATIENT}/monitoring-checks/`;

describe('noting a check', () => {
  let made: ComponentFixture<MonitoringForm>;
  let http: HttpTestingController;
  const device = new MemoryDeviceStore();

  const host = (): HTMLElement => made.nativeElement as HTMLElement;
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((done) => setTimeout(done));
      made.detectChanges();
    }
  };
  const field = <Kind extends HTMLElement>(name: string): Kind => {
    const found = host().querySelector<Kind>(name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const press = async (words: string): Promise<void> => {
    [...host().querySelectorAll('button')].find((one) => one.textContent?.trim() === words)?.click();
    await still();
  };
  const type = (name: string, value: string): void => {
    const found = field<HTMLInputElement>(name);
    found.value = value;
    found.dispatchEvent(new Event('input'));
  };
  const choose = (index: number): void => {
    const found = field<HTMLSelectElement>('select');
    found.selectedIndex = index;
    found.dispatchEvent(new Event('change'));
  };
  const show = async (): Promise<void> => {
    made = TestBed.createComponent(MonitoringForm);
    made.componentRef.setInput('patientId', PATIENT);
    made.componentRef.setInput('today', '2026-11-24');
    await still();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideTestPortal({ rooms: [promptCopy], device }) });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    await signInAs(DANA, TestBed.inject(Injector));
    await show();
  });

  it('sends nothing untouched, and says what is missing', async () => {
    await press('Note a check');
    await press('Save the check');
    expect(host().textContent).toContain('Choose what was checked.');
    http.expectNone(({ url }) => url.startsWith(URL));
    await press('Cancel');
  });

  it('takes no day ahead or long ago, loses no word of it, and finds the words again after the page was left', async () => {
    await press('Note a check');
    choose(1);
    type('textarea', 'No complaints.');
    for (const day of ['2026-11-25', '0001-01-01', '']) {
      type('input', day);
      await press('Save the check');
      expect(host().textContent).toContain('Choose a day that was');
      expect(field<HTMLTextAreaElement>('textarea').value).toBe('No complaints.');
    }
    http.expectNone(({ url }) => url.startsWith(URL));
    made.destroy();
    await show();
    expect(field<HTMLTextAreaElement>('textarea').value).toBe('No complaints.');
    type('input', '2026-11-23');
    await press('Save the check');
    const sent = http.expectOne(({ url }) => url.startsWith(URL));
    expect(sent.request.body).toEqual({ kind: 'bladder', day: '2026-11-23', note: 'No complaints.' });
    sent.flush({ checks: [] });
    await still();
    made.destroy();
    await show();
    expect(host().querySelector('form')).toBeNull();
  });
});
