/* Plain words for the values that stand in the log, as templates to translate. Private to report. */
#ifndef SG_WORDS_H
#define SG_WORDS_H

#include "smartgames/event.h"

const char *sg_words_feeling(enum sg_feeling value);
const char *sg_words_phase(enum sg_phase value);
const char *sg_words_choice(enum sg_choice value);
const char *sg_words_impasse(enum sg_impasse value);
const char *sg_words_impasse_end(enum sg_impasse_end value);
const char *sg_words_situation(enum sg_situation value);
const char *sg_words_breakpoint(enum sg_breakpoint value);
const char *sg_words_unavailable(enum sg_unavailable value);
const char *sg_words_close(enum sg_prompt_close value);
const char *sg_words_chip(enum sg_chip value);
const char *sg_words_attempt_end(enum sg_attempt_end value);
const char *sg_words_stop(enum sg_stop value);
const char *sg_words_session_end(enum sg_session_end value);

#endif
