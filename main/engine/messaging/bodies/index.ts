/** Which function takes in which type of body. */
import type { BodyType } from '../../../../contract/domain/body.ts';
import { takeHistory, takeHistoryAnswer, takeHistoryAsk } from '../../history/taking.ts';
import type { Desk } from '../desk.ts';
import { takeCall } from './call.ts';
import { takeDelivered } from './delivered.ts';
import { takeEdit } from './edit.ts';
import { takeErase } from './erase.ts';
import { takeIntroduction } from './introduction.ts';
import { takeLeave } from './leave.ts';
import { takePause } from './pause.ts';
import { takeProfile } from './profile.ts';
import { takeRead } from './read.ts';
import type { Received, Take } from './received.ts';
import { takeRecord } from './record.ts';
import { takeRightsAnswer } from './rights-answer.ts';
import { takeRightsRequest } from './rights-request.ts';
import { takeRoster } from './roster.ts';
import { takeSync } from './sync.ts';
import { takeText } from './text.ts';
import { takeTyping } from './typing.ts';

const takers: { readonly [Type in BodyType]: Take<Type> } = {
  text: takeText,
  edit: takeEdit,
  erase: takeErase,
  delivered: takeDelivered,
  read: takeRead,
  typing: takeTyping,
  leave: takeLeave,
  roster: takeRoster,
  introduction: takeIntroduction,
  record: takeRecord,
  profile: takeProfile,
  rightsRequest: takeRightsRequest,
  rightsAnswer: takeRightsAnswer,
  pause: takePause,
  call: takeCall,
  sync: takeSync,
  historyAsk: takeHistoryAsk,
  historyAnswer: takeHistoryAnswer,
  history: takeHistory,
};

export function takeBody<Type extends BodyType>(desk: Desk, received: Received<Type>): readonly string[] {
  const take: Take<Type> = takers[received.body.type as Type];
  return take(desk, received);
}
