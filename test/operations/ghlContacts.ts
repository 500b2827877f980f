import { contactLists } from './ghlContacts/contactLists';
import { contacts } from './ghlContacts/contacts';
import { links } from './ghlContacts/links';
import { notes } from './ghlContacts/notes';
import { tasks } from './ghlContacts/tasks';
import type { Cases } from './support/types';

export const cases: Cases = (world) =>
	[contacts, contactLists, notes, tasks, links].flatMap((some) => some(world));
