#include "content/wording.h"

#include <string.h>

/* How a stem is looked for. Whatever the mode, it begins where a word begins. */
enum match {
    WHOLE, /* the word, and nothing after it: "lui" is not in "luister" */
    STEM   /* any ending: "slim" is in "slimme" */
};

struct stem {
    const char *language;
    enum match match;
    const char *word; /* lower case; may hold spaces */
};

/* SCIENCE 5.2, rules 3 and 4: praise or blame of a person, orders, and words that make a struggle look small.
 */
static const struct stem everywhere[] = {
    {"nl", STEM, "slim"},        {"nl", STEM, "intelligen"}, {"nl", STEM, "hoogbegaafd"},
    {"nl", STEM, "begaafd"},     {"nl", STEM, "talent"},     {"nl", STEM, "bolleboos"},
    {"nl", STEM, "bolleboz"},    {"nl", WHOLE, "genie"},     {"nl", STEM, "genieë"},
    {"nl", STEM, "genia"},       {"nl", STEM, "knap"},       {"nl", WHOLE, "goed zo"},
    {"nl", STEM, "goed gedaan"}, {"nl", STEM, "trots op j"}, {"nl", WHOLE, "beste"},
    {"nl", WHOLE, "je best"},    {"nl", WHOLE, "dom"},       {"nl", STEM, "domm"},
    {"nl", STEM, "domst"},       {"nl", WHOLE, "lui"},       {"nl", WHOLE, "luie"},
    {"nl", WHOLE, "luier"},      {"nl", STEM, "luiaard"},    {"nl", WHOLE, "stom"},
    {"nl", STEM, "stomm"},       {"nl", STEM, "stomst"},     {"nl", WHOLE, "moet"},
    {"nl", WHOLE, "moeten"},     {"nl", WHOLE, "moest"},     {"nl", WHOLE, "moesten"},
    {"nl", WHOLE, "gewoon"},     {"nl", WHOLE, "gewoonweg"}, {"nl", STEM, "makkelijk"},
    {"nl", STEM, "gemakkelijk"}, {"nl", WHOLE, "eindelijk"}, {"en", WHOLE, "smart"},
    {"en", WHOLE, "smarter"},    {"en", WHOLE, "smartest"},  {"en", STEM, "clever"},
    {"en", STEM, "intelligen"},  {"en", WHOLE, "gifted"},    {"en", STEM, "talent"},
    {"en", STEM, "genius"},      {"en", WHOLE, "well done"}, {"en", WHOLE, "good job"},
    {"en", STEM, "proud"},       {"en", STEM, "dumb"},       {"en", WHOLE, "lazy"},
    {"en", STEM, "lazi"},        {"en", STEM, "stupid"},     {"en", WHOLE, "best"},
    {"en", WHOLE, "must"},       {"en", WHOLE, "just"},      {"en", STEM, "easy"},
    {"en", STEM, "easi"},        {"en", WHOLE, "finally"},
};

/* Rules 7 and 9, for prompts: no false certainty, no comparison with others. */
static const struct stem in_prompts[] = {
    {"nl", WHOLE, "zeker"},       {"nl", WHOLE, "vast wel"},     {"nl", STEM, "gegarandeerd"},
    {"nl", WHOLE, "beter dan"},   {"nl", WHOLE, "sneller dan"},  {"nl", STEM, "de meeste"},
    {"en", WHOLE, "certainly"},   {"en", WHOLE, "surely"},       {"en", WHOLE, "definitely"},
    {"en", STEM, "guarantee"},    {"en", WHOLE, "better than"},  {"en", WHOLE, "faster than"},
    {"en", WHOLE, "most people"}, {"en", WHOLE, "most players"},
};

/* Rules 5 and 7. Lengths in characters. */
static const struct {
    size_t characters, sentences, catchphrase, not_yet;
} limits = {.characters = 160, .sentences = 2, .catchphrase = 16, .not_yet = 1};

/* ---- letters: ASCII folds its case, every other byte of UTF-8 counts as a letter ---- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') ||
           (unsigned char)c >= 0xc3; /* quotes and dashes begin with 0xe2 */
}

static bool is_quote(const char *at)
{
    return (unsigned char)at[0] == 0xe2 && (unsigned char)at[1] == 0x80;
}

static bool begins_letter(const char *at)
{
    return is_letter(*at) && !is_quote(at);
}

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xc0) != 0x80;
}

static size_t characters_between(const char *from, const char *to)
{
    size_t count = 0;
    for (; from < to; from++)
        count += begins_character(*from);
    return count;
}

/* ---- stems ---- */

/* How many bytes of `at` the stem covers; 0: it does not stand here. */
static size_t covers(const struct stem *stem, const char *at)
{
    size_t length = 0;
    for (; stem->word[length]; length++)
        if (lower(at[length]) != stem->word[length])
            return 0;
    return stem->match == WHOLE && begins_letter(at + length) ? 0 : length;
}

/* The byte behind a slot that begins at `at`: what fills it is checked where it is written. */
static const char *behind_slot(const char *at)
{
    size_t length = *at == '{' ? strcspn(at, "} ") : 0;
    return length > 0 && at[length] == '}' ? at + length + 1 : at;
}

static void tell(struct sg_text *finding, const char *rule, const char *words, const char *at, size_t length)
{
    if (!finding)
        return;
    sg_text_put(finding, rule);
    sg_text_put(finding, " \"");
    sg_text_put_bytes(finding, at, length);
    sg_text_put(finding, "\" at character ");
    sg_text_put_uint(finding, characters_between(words, at) + 1);
}

static bool holds_none(const char *words, const char *language, const struct stem *stems, size_t count,
                       const char *rule, struct sg_text *finding)
{
    bool inside = false; /* a word */
    for (const char *at = words; *at;) {
        const char *behind = behind_slot(at);
        if (behind > at) {
            at = behind;
            inside = false;
            continue;
        }
        for (size_t i = 0; i < count && !inside; i++) {
            size_t length = strcmp(stems[i].language, language) == 0 ? covers(&stems[i], at) : 0;
            if (length > 0) {
                tell(finding, rule, words, at, length);
                return false;
            }
        }
        inside = begins_letter(at) || (inside && !begins_character(*at));
        at++;
    }
    return true;
}

/* ---- the shape of a prompt ---- */

/* The first '!' that closes a word. One that stands by itself is a sign in a legend, not a raised voice. */
static const char *find_exclamation(const char *words)
{
    const char *mark = strchr(words, '!');
    while (mark && (mark == words || mark[-1] == ' ' || mark[-1] == '\n'))
        mark = strchr(mark + 1, '!');
    return mark;
}

/* The byte behind a catchphrase that opens the words ("En dan?"), or the words themselves. */
static const char *behind_catchphrase(const char *words)
{
    size_t length = strcspn(words, ".?!");
    bool short_enough = characters_between(words, words + length) <= limits.catchphrase;
    return short_enough && words[length] && words[length] != '.' ? words + length + 1 : words;
}

static size_t count_sentences(const char *body)
{
    size_t count = 0;
    bool open = false;
    for (const char *at = body; *at; at++) {
        bool stops = strchr(".?!", *at) && (at[1] == '\0' || at[1] == ' ' || is_quote(at + 1));
        count += open && stops;
        open = stops ? false : open || begins_letter(at) || *at == '{';
    }
    return count + open;
}

static size_t count_of(const char *words, const char *part)
{
    size_t count = 0;
    while ((words = strstr(words, part)) != NULL) {
        count++;
        words += strlen(part);
    }
    return count;
}

static bool has_shape(const char *words, const char *language, struct sg_text *finding)
{
    const char *body = behind_catchphrase(words), *end = words + strlen(words);
    const char *mark = find_exclamation(body);
    const char *not_yet = strcmp(language, "nl") == 0 ? "nog niet" : "not yet";
    const char *rule = NULL, *at = body;
    if (mark) {
        rule = "an exclamation mark outside the catchphrase:";
        at = mark;
    } else if (characters_between(words, end) > limits.characters) {
        rule = "more than 160 characters:";
        at = words;
    } else if (count_sentences(body) > limits.sentences) {
        rule = "more than two sentences:";
    } else if (count_of(words, not_yet) > limits.not_yet) {
        rule = "\"not yet\" twice:";
        at = strstr(words, not_yet);
    }
    if (rule)
        tell(finding, rule, words, at, at == mark ? 1 : (size_t)(end - at));
    return !rule;
}

/* ---- */

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool sg_wording_check(const char *words, const char *language, enum sg_wording_kind kind,
                      struct sg_text *finding)
{
    if (kind != SG_WORDING_ITEM &&
        !holds_none(words, language, everywhere, COUNT(everywhere), "a word that is left out:", finding))
        return false;
    if (kind == SG_WORDING_PROMPT)
        return holds_none(words, language, in_prompts, COUNT(in_prompts),
                          "certainty or comparison:", finding) &&
               has_shape(words, language, finding);
    const char *mark = find_exclamation(words);
    if (mark)
        tell(finding, "an exclamation mark:", words, mark, 1);
    return !mark;
}
