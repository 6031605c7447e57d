import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import type { RideGrant } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';
import { driverRoute } from '../treatment.routes';
import { driverCopy } from './driver-copy';

const SECRET = 'a-secret-of-a-link-that-is-long-enough-to-be-one';
const GRANT: RideGrant = {
  pass: 'the-pass',
  now: '2026-11-24T17:00:00.000Z',
  clinic: { neutralName: 'Willow', phone: '+1 503 555 0100' },
  ...{ pickedUpAt: null, arrivedAt: null },
};

describe('the page of whoever takes somebody home', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (words: string): HTMLButtonElement | undefined =>
    [...host().querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(words));
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const follow = async (address: string): Promise<void> => {
    await harness.navigateByUrl(address);
    await still();
  };
  const press = async (words: string): Promise<void> => {
    button(words)?.click();
    await still();
  };
  const open = async (): Promise<void> => {
    await follow(`/r#${SECRET}`);
    await press('Begin');
    http.expectOne('/api/ride-link/open').flush(GRANT);
    await still();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms: [driverCopy] }), provideRouter([driverRoute])],
    });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
  });

  it('takes the secret out of the address at once, and spends nothing before a person presses', async () => {
    await follow(`/r#${SECRET}`);
    expect(TestBed.inject(Router).url).toBe('/r');
    http.expectNone('/api/ride-link/open');
    await press('Begin');
    expect(http.expectOne('/api/ride-link/open').request.body).toEqual({ token: SECRET });
  });

  it('lets the steps be said in order, with the pass in a header, and the first be taken back', async () => {
    await open();
    expect([button('I have picked')?.disabled, button('We have arrived')?.disabled]).toEqual([false, true]);
    await press('I have picked');
    const said = http.expectOne('/api/ride-link/steps/picked-up');
    expect(said.request.headers.get('x-ride-pass')).toBe('the-pass');
    expect(said.request.body).toEqual({ isDone: true });
    said.flush({ ...GRANT, pickedUpAt: GRANT.now });
    await still();
    expect(text()).toContain('Picked up at');
    expect(button('We have arrived')?.disabled).toBe(false);
    await press('Take it back');
    expect(http.expectOne('/api/ride-link/steps/picked-up').request.body).toEqual({ isDone: false });
  });

  it('goes on in the browser that opened it, also by the same link again', async () => {
    localStorage.setItem('hf.ride', JSON.stringify({ secret: SECRET, pass: 'the-pass' }));
    await follow(`/r#${SECRET}`);
    expect(http.expectOne('/api/ride-link').request.headers.get('x-ride-pass')).toBe('the-pass');
  });

  it('says the same whatever is wrong with a link, and keeps what a lost connection did not take', async () => {
    await open();
    await press('I have picked');
    http.expectOne('/api/ride-link/steps/picked-up').error(new ProgressEvent('error'));
    await still();
    expect(text()).toContain('Check your connection');
    expect(button('I have picked')).toBeDefined();
    await press('I have picked');
    http
      .expectOne('/api/ride-link/steps/picked-up')
      .flush({ code: 'ride.over' }, { status: 404, statusText: 'Not found' });
    await still();
    expect(text()).toContain('This link does not work any more');
    expect(localStorage.getItem('hf.ride')).toBeNull();
  });
});
