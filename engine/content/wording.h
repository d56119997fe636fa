/* The rules of wording (SCIENCE.md 5.2) as a linter over every text a learner can see. */
#ifndef SG_WORDING_H
#define SG_WORDING_H

#include <stdbool.h>
#include <stddef.h>

#include "smartgames/text.h"

enum sg_wording_kind {
    SG_WORDING_INTERFACE, /* buttons, labels, errors: forbidden stems and exclamation marks */
    SG_WORDING_PROMPT,    /* the whole of 5.2: two sentences, 160 characters, one "!" in the catchphrase only ... */
    SG_WORDING_ITEM       /* statements of the mindset profile: exempt from the stems */
};

/* True when `words` keep the rules for `language`; else `finding` says rule and place. */
bool sg_wording_check(const char *words, const char *language, enum sg_wording_kind kind, struct sg_text *finding);

#endif
