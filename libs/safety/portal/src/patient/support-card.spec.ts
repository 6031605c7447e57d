import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { SAM, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { safetyCopy } from '../safety-copy';
import { SupportCard } from './support-card';

const LIFELINE = ['tel:988', 'sms:988', 'https://988lifeline.org/chat/'];

describe('the support card', () => {
  let fixture: ComponentFixture<SupportCard>;
  let http: HttpTestingController;
  const text = (): string => fixture.nativeElement.textContent.replace(/\s+/g, ' ');
  const links = (): string[] =>
    [...fixture.nativeElement.querySelectorAll('a')].map((one: HTMLAnchorElement) => one.getAttribute('href') ?? '');

  const first = (): string => fixture.nativeElement.querySelector('a.hf-button-support').getAttribute('href');

  const show = async (inputs: Record<string, unknown> = {}): Promise<void> => {
    fixture = TestBed.createComponent(SupportCard);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideTestPortal({ rooms: [safetyCopy] }) });
    http = TestBed.inject(HttpTestingController);
    await signInAs(SAM, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
  });

  it('thanks, and reaches the lifeline by call, text and chat, veterans, Spanish, 911 and the clinic', async () => {
    await show();
    expect(text()).toContain('Thank you for telling us. You deserve support right now.');
    expect(links()).toEqual(
      expect.arrayContaining([
        'tel:988',
        'sms:988',
        'sms:838255',
        'sms:988?&body=AYUDA',
        'tel:911',
        'tel:+15035550100',
      ]),
    );
  });

  it('is honest: has not reached the team yet, or may not be seen right away, or nobody is reading, or by when', async () => {
    await show();
    expect(text()).toContain('it has not reached them');
    await show({ someoneReads: true });
    expect(text()).toContain('They may not see it right away.');
    await show({ someoneReads: false });
    expect(text()).toContain('Nobody is reading right now.');
    await show({ someoneReads: true, contactBy: '2026-11-24T18:00:00Z' });
    expect(text()).toMatch(/Someone will contact you by .+\./);
  });

  it('leads on, and asks whether one is safe only where it is critical', async () => {
    await show();
    let wentOn = 0;
    fixture.componentInstance.goOn.subscribe(() => (wentOn += 1));
    fixture.nativeElement.querySelector('.on').click();
    expect(wentOn).toBe(1);
    expect(text()).not.toContain('Are you safe right now?');
    await show({ level: 'critical' });
    expect(text()).toContain('Are you safe right now?');
  });

  it('tells the clinic once that one is not safe, and says what the clinic answered', async () => {
    await show({ level: 'critical' });
    const [notSafe] = fixture.nativeElement.querySelectorAll('.ask button');
    notSafe.click();
    await settle();
    notSafe.click();
    await settle();
    const asked = http.expectOne(({ url }) => url.startsWith(`/api/patients/${SAM.patientId}/alerts/`));
    asked.flush({ contactBy: null, someoneReads: false });
    await settle();
    await fixture.whenStable();
    expect(text()).toContain('Your team got your alert at ');
    expect(text()).toContain('Nobody is reading right now.');
    expect(text()).toContain('Call or text 988, or call 911.');
  });

  it('sends a body in danger to 911 first, asks nothing about harm, and names 988 last', async () => {
    await show({ level: 'critical', concern: 'medical' });
    expect(text()).toContain('This can be serious. Call 911 now.');
    expect(links()).toEqual(['tel:911', 'tel:+15035550100', ...LIFELINE]);
    expect(first()).toBe('tel:911');
    expect(text()).toContain('If you also have thoughts of harming yourself');
    expect(text()).not.toContain('Are you safe right now?');
    expect(text()).toContain('it has not reached them. Do not wait: call 911.');
  });

  it('sends what is pressing and not critical to the clinic first, by the same promise', async () => {
    await show({ level: 'high', concern: 'medical', someoneReads: true, contactBy: '2026-11-24T18:00:00Z' });
    expect(text()).toContain('Tell your clinic today.');
    expect(links()).toEqual(['tel:+15035550100', 'tel:911', ...LIFELINE]);
    expect(first()).toBe('tel:+15035550100');
    expect(text()).toMatch(/Someone will contact you by .+\./);
  });

  it('never says without a network that the team is being told', async () => {
    const up = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    dispatchEvent(new Event('offline'));
    await show();
    expect(text()).toContain('We will tell your team as soon as you are back. Do not wait: call or text 988');
    expect(text()).not.toContain('We are telling your team');
    up.mockRestore();
    dispatchEvent(new Event('online'));
    await fixture.whenStable();
    expect(text()).toContain('We are telling your team');
  });
});
