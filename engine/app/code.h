/* A learner's code: two friendly words and a number, "stille-otter-42". It names nobody and is easy to
 * remember. */
#ifndef SG_CODE_H
#define SG_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "smartgames/event.h"

/* The code of `seed`: the same on every machine. */
void sg_code_make(uint64_t seed, char code[SG_CODE_TEXT]);

/* Whether `text` has the shape of a code: two words of small letters and a number of 1-3 digits, joined by
 * '-'. */
bool sg_code_valid(const char *text);

#endif
