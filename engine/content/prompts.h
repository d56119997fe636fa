/* The prompts of assets/content/prompts.json in one language: reading, checking, choosing the right number. */
#ifndef SG_PROMPTS_H
#define SG_PROMPTS_H

#include "smartgames/event.h"

enum { SG_PROMPT_VARIANTS = 6, SG_PROMPT_CHIPS = 3 };

struct sg_prompts {
    void *document; /* what owns the strings below */
    struct sg_prompt_texts {
        const char *catchphrase;
        enum sg_chip chips[SG_PROMPT_CHIPS];
        size_t chip_count;
        struct {
            const char *many, *one; /* one: where the number in it is 1; both NULL: no such variant */
        } variants[SG_PROMPT_VARIANTS];
    } situations[SG_SITUATION_COUNT];
};

/* SG_ERR_MISSING: no such file. SG_ERR_TEXT: not what it should be; `error` (may be NULL) says file, line and why. Either way
 * nothing is left to close. */
enum sg_status sg_prompts_open(const char *path, const char *language, struct sg_text *error, struct sg_prompts *prompts);
void sg_prompts_close(struct sg_prompts *prompts);

#endif
