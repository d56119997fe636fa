#include "content/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/catalog.h"
#include "content/prompts.h"
#include "content/slots.h"

enum { CATALOG_BYTES_MAX = 16 << 20, PATH_BYTES = 4096 };

struct sg_content {
    char language[8];
    unsigned char *catalog_bytes;
    struct sg_catalog catalog;
    struct sg_prompts prompts;
};

static const char *const approaches[SG_STRATEGY_COUNT] = {
    [SG_STRATEGY_UNK] = SG_T("a way of your own"),        [SG_STRATEGY_PLAN] = SG_T("look first, then move"),
    [SG_STRATEGY_BACK] = SG_T("back from the goal"),      [SG_STRATEGY_SUB] = SG_T("piece by piece"),
    [SG_STRATEGY_FWD] = SG_T("forward step by step"),     [SG_STRATEGY_ENUM] = SG_T("every option in order"),
    [SG_STRATEGY_UNDO] = SG_T("try and take back"),       [SG_STRATEGY_RAND] = SG_T("by feel"),
    [SG_STRATEGY_REST] = SG_T("again with another plan"), [SG_STRATEGY_PERS] = SG_T("the same way once more"),
};

static const char *const chips[SG_CHIP_COUNT] = {
    [SG_CHIP_NONE] = "",
    [SG_CHIP_BACKWARDS] = SG_T("Think back from the goal"),
    [SG_CHIP_PART] = SG_T("Sort out one part first"),
    [SG_CHIP_RESTART] = SG_T("Start over with another plan"),
    [SG_CHIP_TIP] = SG_T("Ask for a tip"),
    [SG_CHIP_PAUSE] = SG_T("Take a break"),
    [SG_CHIP_KEEP] = SG_T("Search on"),
};

/* ---- opening ---- */

static void tell(struct sg_text *error, const char *path, const char *why)
{
    if (!error)
        return;
    sg_text_put(error, path);
    sg_text_put(error, ": ");
    sg_text_put(error, why);
}

static enum sg_status read_bytes(FILE *file, unsigned char **bytes, size_t *size)
{
    long end = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (end < 0 || end > CATALOG_BYTES_MAX)
        return SG_ERR_TEXT;
    *size = (size_t)end;
    *bytes = malloc(*size + 1);
    if (!*bytes)
        return SG_ERR_MEMORY;
    rewind(file);
    return fread(*bytes, 1, *size, file) == *size ? SG_OK : SG_ERR_IO;
}

/* English stands in the code already: its catalog may be absent. */
static enum sg_status open_catalog(struct sg_content *content, const char *path, struct sg_text *error)
{
    FILE *file = fopen(path, "rb");
    if (!file && strcmp(content->language, "en") == 0)
        return SG_OK;
    if (!file) {
        tell(error, path, "cannot be opened");
        return SG_ERR_MISSING;
    }
    size_t size = 0;
    const char *why = "cannot be read";
    enum sg_status status = read_bytes(file, &content->catalog_bytes, &size);
    fclose(file);
    if (status == SG_OK)
        status = sg_catalog_init(&content->catalog, content->catalog_bytes, size, &why);
    if (status != SG_OK)
        tell(error, path, why);
    return status;
}

static bool join(char path[PATH_BYTES], const char *assets, const char *folder, const char *name,
                 const char *ending)
{
    struct sg_text text;
    sg_text_init(&text, path, PATH_BYTES);
    sg_text_put(&text, assets);
    sg_text_put(&text, folder);
    sg_text_put(&text, name);
    sg_text_put(&text, ending);
    return !text.cut;
}

static enum sg_status open_parts(struct sg_content *content, const char *assets, struct sg_text *error)
{
    char path[PATH_BYTES];
    if (!join(path, assets, "/translations/", content->language, ".mo"))
        return SG_ERR_MISSING;
    enum sg_status status = open_catalog(content, path, error);
    if (status != SG_OK)
        return status;
    if (!join(path, assets, "/content/", "prompts", ".json"))
        return SG_ERR_MISSING;
    return sg_prompts_open(path, content->language, error, &content->prompts);
}

enum sg_status sg_content_open(const char *assets, const char *language, struct sg_text *error,
                               struct sg_content **out)
{
    *out = NULL;
    if (strcmp(language, "nl") != 0 && strcmp(language, "en") != 0) {
        tell(error, language, "no such language");
        return SG_ERR_RANGE;
    }
    struct sg_content *content = calloc(1, sizeof *content);
    if (!content)
        return SG_ERR_MEMORY;
    struct sg_text name;
    sg_text_init(&name, content->language, sizeof content->language);
    sg_text_put(&name, language);
    enum sg_status status = open_parts(content, assets, error);
    if (status != SG_OK) {
        sg_content_free(content);
        return status;
    }
    *out = content;
    return SG_OK;
}

void sg_content_free(struct sg_content *content)
{
    if (!content)
        return;
    sg_prompts_close(&content->prompts);
    free(content->catalog_bytes);
    free(content);
}

/* ---- asking ---- */

const char *sg_content_language(const struct sg_content *content)
{
    return content->language;
}

const char *sg_content_text(const void *opaque, const char *msgid)
{
    const struct sg_content *content = opaque;
    const char *text =
        *msgid ? sg_catalog_find(&content->catalog, msgid) : NULL; /* "" is the catalog's header */
    return text ? text : msgid;
}

void sg_content_phrase(const struct sg_content *content, const struct sg_phrase *phrase, struct sg_text *out)
{
    sg_phrase_write(phrase, sg_content_text, content, out);
}

static const struct sg_prompt_texts *texts_of(const struct sg_content *content, enum sg_situation situation)
{
    return (unsigned)situation < SG_SITUATION_COUNT ? &content->prompts.situations[situation]
                                                    : &content->prompts.situations[SG_SITUATION_NONE];
}

const char *sg_content_catchphrase(const struct sg_content *content, enum sg_situation situation)
{
    const char *catchphrase = texts_of(content, situation)->catchphrase;
    return catchphrase ? catchphrase : "";
}

/* An approach to offer where the caller knows of none: from the goal back, or in pieces when that is what
 * they do. */
static enum sg_strategy other_than(enum sg_strategy approach)
{
    return approach == SG_STRATEGY_BACK ? SG_STRATEGY_SUB : SG_STRATEGY_BACK;
}

enum sg_status sg_content_prompt(const struct sg_content *content, enum sg_situation situation,
                                 const char *variant, const struct sg_prompt_facts *facts,
                                 struct sg_text *out)
{
    if (variant[0] != 'V' || variant[1] < '1' || variant[1] >= '1' + SG_PROMPT_VARIANTS || variant[2])
        return SG_ERR_MISSING;
    int index = variant[1] - '1';
    const struct sg_prompt_texts *texts = texts_of(content, situation);
    const char *many = texts->variants[index].many, *one = texts->variants[index].one;
    if (!many)
        return SG_ERR_MISSING;
    bool offered = facts->other_approach != SG_STRATEGY_UNK && facts->other_approach != facts->approach;
    enum sg_strategy other = offered ? facts->other_approach : other_than(facts->approach);
    struct sg_slots slots = {.n = facts->attempts,
                             .min = facts->minutes,
                             .k = facts->steps_closer,
                             .aanpak = sg_content_approach(content, facts->approach),
                             .aanpak2 = sg_content_approach(content, other)};
    sg_slots_fill(one && sg_slots_are_singular(many, &slots) ? one : many, &slots, out);
    return SG_OK;
}

size_t sg_content_chips(const struct sg_content *content, enum sg_situation situation, enum sg_chip out[3])
{
    const struct sg_prompt_texts *texts = texts_of(content, situation);
    for (size_t i = 0; i < texts->chip_count; i++)
        out[i] = texts->chips[i];
    return texts->chip_count;
}

const char *sg_content_chip(const struct sg_content *content, enum sg_chip chip)
{
    return sg_content_text(content, (unsigned)chip < SG_CHIP_COUNT ? chips[chip] : "");
}

const char *sg_content_approach(const struct sg_content *content, enum sg_strategy strategy)
{
    return sg_content_text(content,
                           approaches[(unsigned)strategy < SG_STRATEGY_COUNT ? strategy : SG_STRATEGY_UNK]);
}
