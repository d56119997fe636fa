/* What a prompt may say of this session: its slots, read from the state that the log folds to. */
#ifndef SG_FACTS_H
#define SG_FACTS_H

#include "content/content.h"
#include "session/session.h"

void sg_facts_of(const struct sg_session_state *state, struct sg_prompt_facts *facts);

/* The body of a decided prompt in words; the catchphrase alone where the content has none. */
void sg_facts_words(const struct sg_content *content, const struct sg_session_state *state,
                    const struct sg_event *decision, struct sg_text *out);

#endif
