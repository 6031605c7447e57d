import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { OPEN_HELP } from '@holdfast/platform/portal';
import { SAM, provideTestPortal, settle } from '@holdfast/platform/portal/testing';
import { identityCopy } from './identity-copy';
import { SignInPage } from './sign-in-page';

describe('the page to sign in', () => {
  let fixture: ComponentFixture<SignInPage>;
  let http: HttpTestingController;
  const openHelp = jest.fn();

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [identityCopy] }),
        provideRouter([{ path: '**', children: [] }]),
        { provide: OPEN_HELP, useValue: openHelp },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SignInPage);
    fixture.detectChanges();
  });

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const answerDemo = async (status: number, body: object): Promise<void> => {
    await settle();
    fixture.detectChanges();
    http.expectOne('/api/demo/sign-ins').flush(body, { status, statusText: '' });
    await fixture.whenStable();
  };
  const write = (selector: string, text: string): void => {
    const field = page().querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const button = (name: RegExp): HTMLButtonElement => {
    const found = [...page().querySelectorAll('button')].find(
      (one) => name.test(one.textContent ?? '') || name.test(one.getAttribute('aria-label') ?? ''),
    );
    if (!found) throw new Error(String(name));
    return found;
  };

  it('lets password managers help, and shows the password when asked', async () => {
    await answerDemo(404, {});
    const password = page().querySelector<HTMLInputElement>('#password');
    expect(page().querySelector('#email')?.getAttribute('autocomplete')).toBe('username');
    expect(password?.getAttribute('autocomplete')).toBe('current-password');
    button(/Show password/).click();
    await fixture.whenStable();
    expect(password?.type).toBe('text');
    expect(button(/Hide password/)).toBeTruthy();
  });

  it('shows where help is without signing in', async () => {
    await answerDemo(404, {});
    expect(page().textContent).toContain('You do not have to sign in to get help.');
    button(/Need help now/).click();
    expect(openHelp).toHaveBeenCalledTimes(1);
  });

  it('offers no demo outside the demo clinic', async () => {
    await answerDemo(404, {});
    expect(page().textContent).not.toContain('demo');
  });

  it('offers the featured people of the demo clinic', async () => {
    const one = { role: 'nurse', name: 'Dana Whitfield', clinic: 'Willow', email: 'd@x.test', password: 'p' };
    await answerDemo(200, {
      items: [
        { ...one, featured: true },
        { ...one, name: 'Jonas', featured: false },
      ],
    });
    expect(button(/Nurse: Dana Whitfield/)).toBeTruthy();
    expect(page().textContent).not.toContain('Jonas');
  });

  it('asks for what is missing instead of asking the server', async () => {
    await answerDemo(404, {});
    button(/^\s*Sign in\s*$/).click();
    await fixture.whenStable();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Type your email and your password');
    http.expectNone('/api/session');
  });

  it('says the same whether the e-mail or the password is wrong', async () => {
    await answerDemo(404, {});
    write('#email', 'sam@x.test');
    write('#password', 'wrong');
    button(/^\s*Sign in\s*$/).click();
    http.expectOne('/api/session').flush({ code: 'session.refused' }, { status: 401, statusText: '' });
    await settle();
    await fixture.whenStable();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('That email and password do not match.');
  });

  it('leads back to where the person was, and never to another site', async () => {
    await answerDemo(404, {});
    fixture.componentRef.setInput('next', '//evil.example');
    write('#email', 'sam@x.test');
    write('#password', 'right');
    button(/^\s*Sign in\s*$/).click();
    http.expectOne('/api/session').flush({ accessToken: 't', expiresAt: '', me: SAM });
    await settle();
    await fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/');
  });
});
