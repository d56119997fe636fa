/* What a prompt may say of this session: its slots, read from the state that the log folds to. */
#ifndef SG_FACTS_H
#define SG_FACTS_H

#include "content/content.h"
#include "session/session.h"

/* At `breakpoint`: an attempt that only just began has shown nothing yet. */
void sg_facts_of(const struct sg_session_state *state, enum sg_breakpoint breakpoint,
                 struct sg_prompt_facts *facts);

/* The body of a decided prompt in words; the catchphrase alone where the content has none. */
void sg_facts_words(const struct sg_content *content, const struct sg_session_state *state,
                    const struct sg_event *decision, struct sg_text *out);

/* The first event of a session: who, in which language, from which seed, when, by which version. `learner`
 * NULL: a code made from the seed, of a simulated learner. */
void sg_facts_started(const struct sg_content *content, const char *learner, uint64_t seed,
                      struct sg_event *started);

#endif
