/* The words of the product: translations, prompts, and the rules of wording.
 *
 * Dutch and English only differ in their catalog: code says an English msgid (SG_T), the .po holds the Dutch,
 * compiled by msgfmt, read by us so that no locale has to be installed. */
#ifndef SG_CONTENT_H
#define SG_CONTENT_H

#include "smartgames/event.h"
#include "smartgames/phrase.h"

struct sg_content;

/* Reads <assets>/translations/<language>.mo and <assets>/content/prompts.json. `language` "nl" or "en".
 * SG_ERR_RANGE: no such language; SG_ERR_MISSING / SG_ERR_TEXT: `error` (English, may be NULL) says file, line, why. */
enum sg_status sg_content_open(const char *assets, const char *language, struct sg_text *error, struct sg_content **content);
void sg_content_free(struct sg_content *content);

const char *sg_content_language(const struct sg_content *content);

/* The text of `msgid`, or msgid itself. Borrowed for the content's life. Fits sg_translate. */
const char *sg_content_text(const void *content, const char *msgid);

/* A phrase in words. */
void sg_content_phrase(const struct sg_content *content, const struct sg_phrase *phrase, struct sg_text *out);

/* What a prompt's slots may be filled with; all from this session's log. */
struct sg_prompt_facts {
    uint32_t attempts, minutes, steps_closer;
    enum sg_strategy approach, other_approach;
};

/* The catchphrase of a situation ("En dan?") and its body in words; SG_ERR_MISSING: no such variant. */
const char *sg_content_catchphrase(const struct sg_content *content, enum sg_situation situation);
enum sg_status sg_content_prompt(const struct sg_content *content, enum sg_situation situation, const char *variant,
                                 const struct sg_prompt_facts *facts, struct sg_text *out);
/* The chips of a situation, in order; returns how many (<= 3). */
size_t sg_content_chips(const struct sg_content *content, enum sg_situation situation, enum sg_chip chips[3]);
const char *sg_content_chip(const struct sg_content *content, enum sg_chip chip);

/* The plain name of an approach ("stap voor stap vooruit"). */
const char *sg_content_approach(const struct sg_content *content, enum sg_strategy strategy);

#endif
