import { any, isPatient, onCareTeam, role } from '@holdfast/platform/model';
import { rightsCell } from './rights-cell';

describe('what a role may by a claim', () => {
  it('is said to be always so where no standing is needed', () => {
    expect(rightsCell(role('admin'), 'admin')).toEqual({ may: 'always', ties: [] });
    expect(rightsCell(role('admin'), 'nurse')).toEqual({ may: 'never', ties: [] });
  });

  it('names the ways of standing to a patient that it depends on, and no others', () => {
    const claim = any(isPatient, onCareTeam);
    expect(rightsCell(claim, 'patient')).toEqual({ may: 'depends', ties: ['self'] });
    expect(rightsCell(claim, 'provider')).toEqual({ may: 'depends', ties: ['care-team', 'break-glass'] });
    expect(rightsCell(claim, 'auditor')).toEqual({ may: 'never', ties: [] });
  });
});
