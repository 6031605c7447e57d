import { BOARD_COLUMNS, columnOf, movesOf, REFERRAL_STATES } from '@holdfast/referral/model';
import { goesTo, placeRefusal } from './board-move';

describe('laying a card onto a column', () => {
  it('goes where the clinic’s side may go, and nowhere else', () => {
    for (const state of REFERRAL_STATES) {
      for (const column of BOARD_COLUMNS) {
        const may = movesOf(state, 'sender').some((to) => columnOf(to) === column);
        if (columnOf(state) !== column) expect(placeRefusal(state, column) === null).toBe(may);
        for (const to of goesTo(state, column)) expect(movesOf(state, 'sender')).toContain(to);
      }
    }
  });

  it('sends a draft, and does not accept it for anybody', () => {
    expect(goesTo('draft', 'sent')).toEqual(['sent']);
    expect(placeRefusal('draft', 'accepted')).toBe('unsent');
    expect(placeRefusal('sent', 'accepted')).toBe('theirs');
  });

  it('says why it goes nowhere: it is there, it is over, nothing goes back, therapy has begun', () => {
    expect(placeRefusal('received', 'sent')).toBe('same');
    expect(placeRefusal('completed', 'sent')).toBe('over');
    expect(placeRefusal('sent', 'new')).toBe('back');
    expect(placeRefusal('declined', 'sent')).toBe('turned');
    expect(placeRefusal('attended', 'closed')).toBe('begun');
    expect(placeRefusal('accepted', 'closed')).toBeNull();
  });
});
