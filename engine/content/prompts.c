#include "content/prompts.h"

#include <jansson.h>
#include <string.h>

#include "content/slots.h"

/* The name of each chip in the file; the same words as in the log. */
static const char *const chip_names[SG_CHIP_COUNT] = {
    [SG_CHIP_BACKWARDS] = "backwards", [SG_CHIP_PART] = "part",
    [SG_CHIP_RESTART] = "restart",     [SG_CHIP_TIP] = "tip",
    [SG_CHIP_PAUSE] = "pause",         [SG_CHIP_KEEP] = "keep"};

/* One reading: where we are, for the message. */
struct reader {
    const char *path, *language;
    const char *situation, *part;
    struct sg_text *error;
};

static bool refuse(const struct reader *reader, const char *why)
{
    if (!reader->error)
        return false;
    sg_text_put(reader->error, reader->path);
    sg_text_put(reader->error, ": ");
    if (reader->situation) {
        sg_text_put(reader->error, reader->situation);
        sg_text_put_char(reader->error, '.');
        sg_text_put(reader->error, reader->part);
        sg_text_put(reader->error, ": ");
    }
    sg_text_put(reader->error, why);
    return false;
}

static bool read_words(const struct reader *reader, const json_t *by_language, const char **words)
{
    *words = json_string_value(json_object_get(by_language, reader->language));
    if (!*words || !**words)
        return refuse(reader, "no words in this language");
    size_t length = strcspn(*words, "\n\r\t");
    if ((*words)[length])
        return refuse(reader, "a line break or a tab inside the words");
    if (!sg_slots_are_known(*words))
        return refuse(reader, "a slot that nothing fills");
    return true;
}

static enum sg_chip find_chip(const char *name)
{
    for (int chip = 0; name && chip < SG_CHIP_COUNT; chip++)
        if (chip_names[chip] && strcmp(chip_names[chip], name) == 0)
            return (enum sg_chip)chip;
    return SG_CHIP_NONE;
}

static bool read_chips(struct reader *reader, const json_t *names, struct sg_prompt_texts *texts)
{
    reader->part = "chips";
    texts->chip_count = json_array_size(names);
    if (!json_is_array(names) || texts->chip_count > SG_PROMPT_CHIPS)
        return refuse(reader, "a list of at most three chips is expected");
    for (size_t i = 0; i < texts->chip_count; i++) {
        texts->chips[i] = find_chip(json_string_value(json_array_get(names, i)));
        if (texts->chips[i] == SG_CHIP_NONE)
            return refuse(reader, "no chip has this name");
    }
    return true;
}

static bool read_variants(struct reader *reader, json_t *variants, struct sg_prompt_texts *texts)
{
    reader->part = "variants";
    if (!json_is_object(variants))
        return refuse(reader, "V1 to V6 are expected");
    const char *name;
    json_t *variant;
    json_object_foreach(variants, name, variant)
    {
        reader->part = name;
        if (name[0] != 'V' || name[1] < '1' || name[1] >= '1' + SG_PROMPT_VARIANTS || name[2])
            return refuse(reader, "a variant is called V1 to V6");
        int index = name[1] - '1';
        json_t *one = json_object_get(variant, "one");
        if (!read_words(reader, variant, &texts->variants[index].many) ||
            (one && !read_words(reader, one, &texts->variants[index].one)))
            return false;
    }
    return true;
}

static bool read_situation(struct reader *reader, json_t *all, enum sg_situation situation,
                           struct sg_prompts *prompts)
{
    struct sg_prompt_texts *texts = &prompts->situations[situation];
    reader->situation = sg_situation_name(situation);
    reader->part = "catchphrase";
    json_t *entry = json_object_get(all, reader->situation);
    return read_words(reader, json_object_get(entry, "catchphrase"), &texts->catchphrase) &&
           read_chips(reader, json_object_get(entry, "chips"), texts) &&
           read_variants(reader, json_object_get(entry, "variants"), texts);
}

static enum sg_status refuse_json(const struct reader *reader, const json_error_t *why)
{
    bool missing = json_error_code(why) == json_error_cannot_open_file;
    if (reader->error) {
        sg_text_put(reader->error, reader->path);
        if (!missing) {
            sg_text_put(reader->error, ":");
            sg_text_put_int(reader->error, why->line);
            sg_text_put(reader->error, ":");
            sg_text_put_int(reader->error, why->column);
        }
        sg_text_put(reader->error, ": ");
        sg_text_put(reader->error, missing ? "cannot be opened" : why->text);
    }
    return missing ? SG_ERR_MISSING : SG_ERR_TEXT;
}

enum sg_status sg_prompts_open(const char *path, const char *language, struct sg_text *error,
                               struct sg_prompts *prompts)
{
    struct reader reader = {.path = path, .language = language, .error = error};
    json_error_t why;
    *prompts = (struct sg_prompts){.document = json_load_file(path, JSON_REJECT_DUPLICATES, &why)};
    if (!prompts->document)
        return refuse_json(&reader, &why);
    json_t *all = json_object_get(prompts->document, "situations");
    for (int situation = 1; situation < SG_SITUATION_COUNT; situation++)
        if (!read_situation(&reader, all, (enum sg_situation)situation, prompts)) {
            sg_prompts_close(prompts);
            return SG_ERR_TEXT;
        }
    return SG_OK;
}

void sg_prompts_close(struct sg_prompts *prompts)
{
    json_decref(prompts->document);
    *prompts = (struct sg_prompts){.document = NULL};
}
