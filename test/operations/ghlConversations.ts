import { conversations } from './ghlConversations/conversations';
import { emails } from './ghlConversations/emails';
import { messages } from './ghlConversations/messages';
import { send } from './ghlConversations/send';
import type { Cases } from './support/types';

export const cases: Cases = (world) => [
	...conversations(world),
	...send(world),
	...messages(world),
	...emails(world),
];
