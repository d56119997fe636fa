/* Words for people: filled, and findable by whoever translates. */
#include "contract.h"

#include <stdlib.h>
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

char *contract_marked(const char *sources)
{
    char *list = calloc(1, strlen(sources) + 2); /* what stands in the quotes is shorter */
    char *end = list;
    for (const char *at = sources; list && (at = strstr(at, "SG_T("));) {
        char literal[512];
        at += strlen("SG_T(");
        read_literals(at, literal, sizeof literal);
        size_t bytes = strlen(literal) + 1;
        if (bytes > 1) {
            memcpy(end, literal, bytes);
            end += bytes;
        }
    }
    return list;
}

static bool marked(const char *list, const char *msgid)
{
    for (const char *at = list; *at; at += strlen(at) + 1)
        if (strcmp(at, msgid) == 0)
            return true;
    return false;
}

bool contract_msgid(struct contract *contract, const char *what, const char *msgid)
{
    if (!msgid || !msgid[0])
        return contract_fail(contract, "%s: no words", what);
    if (!marked(contract->marked, msgid))
        return contract_fail(contract, "%s: \"%s\" is not marked SG_T in its sources", what, msgid);
    return true;
}

/* Whether a value goes by the name in the braces that begin at `slot`. */
static bool fills(const struct sg_phrase *words, const char *slot)
{
    size_t length = strcspn(slot + 1, "}");
    for (int i = 0; i < words->count; i++)
        if (strlen(words->args[i].name) == length && memcmp(words->args[i].name, slot + 1, length) == 0)
            return words->args[i].value[0] != '\0';
    return false;
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
    for (const char *slot = words->msgid; (slot = strchr(slot, '{')); slot++)
        if (!fills(words, slot))
            return contract_fail(contract, "%s: nothing fills the slots of \"%s\"", what, words->msgid);
    return true;
}
