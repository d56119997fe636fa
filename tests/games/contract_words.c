/* Words for people: filled, and findable by whoever translates. */
#include "contract.h"

#include <string.h>

/* Reads the string literals that stand one after the other at `at`, as the compiler joins them. */
static void read_literals(const char *at, char *out, size_t room)
{
    size_t length = 0;
    for (at += strspn(at, " \t\n"); *at == '"'; at += strspn(at, " \t\n")) {
        for (at++; *at && *at != '"'; at++) {
            if (*at == '\\' && at[1])
                at++;
            if (length + 1 < room)
                out[length++] = *at;
        }
        at += *at == '"';
    }
    out[length] = '\0';
}

static bool marked(const char *sources, const char *msgid)
{
    char literal[512];
    for (const char *at = sources; (at = strstr(at, "SG_T("));) {
        at += strlen("SG_T(");
        read_literals(at, literal, sizeof literal);
        if (strcmp(literal, msgid) == 0)
            return true;
    }
    return false;
}

bool contract_msgid(struct contract *contract, const char *what, const char *msgid)
{
    if (!msgid || !msgid[0])
        return contract_fail(contract, "%s: no words", what);
    if (!marked(contract->sources, msgid))
        return contract_fail(contract, "%s: \"%s\" is not marked SG_T in its sources", what, msgid);
    return true;
}

bool contract_words(struct contract *contract, const char *what, const struct sg_phrase *words)
{
    if (words->count < 0 || words->count > SG_PHRASE_ARGS)
        return contract_fail(contract, "%s: %d values", what, words->count);
    if (!contract_msgid(contract, what, words->msgid))
        return false;
    for (int i = 0; i < words->count; i++)
        if (words->args[i].is_msgid && !contract_msgid(contract, what, words->args[i].value))
            return false;
    char bytes[512];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_phrase_write(words, NULL, NULL, &text);
    if (text.length == 0 || text.cut || strpbrk(bytes, "{}"))
        return contract_fail(contract, "%s: an unfilled sentence: \"%s\"", what, bytes);
    return true;
}
