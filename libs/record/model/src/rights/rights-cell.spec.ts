import { any, isPatient, isProxy, onCareTeam, role } from '@holdfast/platform/model';
import { rightsCell } from './rights-cell';

describe('what a role may by a claim', () => {
  it('is said to be always so where no standing is needed', () => {
    expect(rightsCell(role('admin'), 'admin')).toEqual({ may: 'always', ties: [], scopes: [] });
    expect(rightsCell(role('admin'), 'nurse')).toEqual({ may: 'never', ties: [], scopes: [] });
  });

  it('names the ways of standing to a patient that it depends on, and no others', () => {
    const claim = any(isPatient, onCareTeam);
    expect(rightsCell(claim, 'patient')).toEqual({ may: 'depends', ties: ['self'], scopes: [] });
    expect(rightsCell(claim, 'provider')).toEqual({ may: 'depends', ties: ['care-team', 'break-glass'], scopes: [] });
    expect(rightsCell(claim, 'auditor')).toEqual({ may: 'never', ties: [], scopes: [] });
  });

  it('names what a patient has to let a proxy do, and nothing that does not matter', () => {
    const claim = any(isPatient, isProxy('messages'));
    expect(rightsCell(claim, 'proxy')).toEqual({ may: 'depends', ties: ['proxy'], scopes: ['messages'] });
    expect(rightsCell(isPatient, 'proxy')).toEqual({ may: 'never', ties: [], scopes: [] });
  });
});
