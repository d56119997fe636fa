/* A sentence for people, not yet in their language: an English template and the values that fill it.
 *
 * Games and the pure core say phrases; engine/content translates the template (gettext msgid) and fills
 * `{name}` with the value of that name. SG_T marks a template so that a test finds it missing in the .po. */
#ifndef SG_PHRASE_H
#define SG_PHRASE_H

#include <stdbool.h>
#include <stdint.h>

#include "smartgames/text.h"

#define SG_T(msgid) msgid

enum { SG_PHRASE_ARGS = 4, SG_PHRASE_VALUE = 32 };

struct sg_phrase {
    const char *msgid; /* static storage; NULL: nothing to say */
    int count;
    struct sg_phrase_arg {
        const char *name; /* static storage */
        char value[SG_PHRASE_VALUE];
        bool is_msgid; /* the value is itself a template to translate ("left", "right") */
    } args[SG_PHRASE_ARGS];
};

void sg_phrase_set(struct sg_phrase *phrase, const char *msgid);
void sg_phrase_add(struct sg_phrase *phrase, const char *name, const char *value);
void sg_phrase_add_msgid(struct sg_phrase *phrase, const char *name, const char *msgid);
void sg_phrase_add_int(struct sg_phrase *phrase, const char *name, int64_t value);

/* A lookup from msgid to the text in some language; returns msgid itself where there is none. */
typedef const char *sg_translate(const void *catalog, const char *msgid);

/* The phrase in words. `translate` may be NULL: English. */
void sg_phrase_write(const struct sg_phrase *phrase, sg_translate *translate, const void *catalog,
                     struct sg_text *out);

#endif
