#include "smartgames/phrase.h"

#include <assert.h>
#include <string.h>

void sg_phrase_set(struct sg_phrase *phrase, const char *msgid)
{
    *phrase = (struct sg_phrase){.msgid = msgid};
}

static struct sg_phrase_arg *next_arg(struct sg_phrase *phrase, const char *name)
{
    assert(phrase->count < SG_PHRASE_ARGS);
    struct sg_phrase_arg *arg = &phrase->args[phrase->count++];
    arg->name = name;
    return arg;
}

void sg_phrase_add(struct sg_phrase *phrase, const char *name, const char *value)
{
    struct sg_text text;
    sg_text_init(&text, next_arg(phrase, name)->value, SG_PHRASE_VALUE);
    sg_text_put(&text, value);
}

void sg_phrase_add_msgid(struct sg_phrase *phrase, const char *name, const char *msgid)
{
    sg_phrase_add(phrase, name, msgid);
    phrase->args[phrase->count - 1].is_msgid = true;
}

void sg_phrase_add_int(struct sg_phrase *phrase, const char *name, int64_t value)
{
    struct sg_text text;
    sg_text_init(&text, next_arg(phrase, name)->value, SG_PHRASE_VALUE);
    sg_text_put_int(&text, value);
}

static const struct sg_phrase_arg *find_arg(const struct sg_phrase *phrase, const char *name, size_t length)
{
    for (int i = 0; i < phrase->count; i++)
        if (strlen(phrase->args[i].name) == length && memcmp(phrase->args[i].name, name, length) == 0)
            return &phrase->args[i];
    return NULL;
}

void sg_phrase_write(const struct sg_phrase *phrase, sg_translate *translate, const void *catalog, struct sg_text *out)
{
    if (!phrase->msgid)
        return;
    const char *at = translate ? translate(catalog, phrase->msgid) : phrase->msgid;
    while (*at) {
        size_t plain = strcspn(at, "{");
        sg_text_put_bytes(out, at, plain);
        at += plain;
        size_t name = *at ? strcspn(at, "}") : 0;
        if (name == 0)
            continue;
        const struct sg_phrase_arg *arg = at[name] ? find_arg(phrase, at + 1, name - 1) : NULL;
        if (!arg) { /* not a slot of ours: stands as written */
            sg_text_put_char(out, *at++);
            continue;
        }
        sg_text_put(out, arg->is_msgid && translate ? translate(catalog, arg->value) : arg->value);
        at += name + 1;
    }
}
