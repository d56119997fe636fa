/* Code and translations fit each other: nothing untranslated, nothing orphaned, the same slots, and every
 * text keeps the rules of wording. Run alone it is the tool that says which area owes what. */
#include <stdio.h>
#include <stdlib.h>

#include "content/catalog.h"
#include "content/wording.h"
#include "file.h"
#include "scan.h"
#include "test.h"

struct world {
    struct scan scan;
    unsigned char *bytes;
    struct sg_catalog nl;
    int findings;
};

static int set_up(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    if (!world)
        return -1;
    size_t size, files = 0;
    static const char *const folders[] = {"engine", "games", "include"};
    for (size_t i = 0; i < 3; i++)
        files += scan_folder(&world->scan, SG_TEST_DIR "/..", folders[i]);
    world->bytes = read_file(SG_BUILD_DIR "/assets/translations/nl.mo", 0, &size);
    const char *why;
    *state = world;
    return files > 50 && world->bytes && sg_catalog_init(&world->nl, world->bytes, size, &why) == SG_OK ? 0
                                                                                                        : -1;
}

static int tear_down(void **state)
{
    struct world *world = *state;
    scan_free(&world->scan);
    free(world->bytes);
    free(world);
    return 0;
}

static void report(struct world *world, const char *where, const char *what, const char *words)
{
    print_message("%s: %s: %s\n", where, what, words);
    world->findings++;
}

static void report_entry(struct world *world, const struct scan_entry *entry, const char *what)
{
    char where[200];
    snprintf(where, sizeof where, "%s:%d", entry->file, entry->line);
    report(world, where, what, entry->msgid);
}

static void expect_none(struct world *world)
{
    int findings = world->findings;
    world->findings = 0;
    assert_int_equal(findings, 0);
}

static bool is_used(const struct scan *scan, const char *msgid)
{
    for (size_t i = 0; i < scan->count; i++)
        if (strcmp(scan->entries[i].msgid, msgid) == 0)
            return true;
    return false;
}

static void only_literals_are_marked_for_translation(void **state)
{
    struct world *world = *state;
    assert_true(world->scan.count > 0 && world->scan.count < SCAN_MAX);
    if (world->scan.faults > 0)
        fail_msg("%s", world->scan.fault);
}

static void every_marked_sentence_is_translated(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < world->scan.count; i++) {
        const char *text = sg_catalog_find(&world->nl, world->scan.entries[i].msgid);
        if (!text || !*text)
            report_entry(world, &world->scan.entries[i], "no Dutch");
    }
    expect_none(world);
}

static void no_translation_is_orphaned(void **state)
{
    struct world *world = *state;
    for (uint32_t i = 0; i < world->nl.count; i++) {
        const char *msgid, *text;
        sg_catalog_at(&world->nl, i, &msgid, &text);
        if (*msgid && !is_used(&world->scan, msgid))
            report(world, "nl", "no code says", msgid);
    }
    expect_none(world);
}

/* Every {slot} of `words` stands in `other` too. */
static bool slots_stand_in(const char *words, const char *other)
{
    while ((words = strchr(words, '{')) != NULL) {
        size_t length = strcspn(words, "} ");
        if (words[length] == '}') {
            char slot[64];
            snprintf(slot, sizeof slot, "%.*s", (int)length + 1, words);
            if (!strstr(other, slot))
                return false;
        }
        words++;
    }
    return true;
}

static void both_languages_have_the_same_slots(void **state)
{
    struct world *world = *state;
    for (uint32_t i = 0; i < world->nl.count; i++) {
        const char *msgid, *text;
        sg_catalog_at(&world->nl, i, &msgid, &text);
        if (*msgid && !(slots_stand_in(msgid, text) && slots_stand_in(text, msgid)))
            report(world, "nl", "other slots than the English", text);
    }
    expect_none(world);
}

static void lint(struct world *world, const char *where, const char *words, const char *language)
{
    char why[200];
    struct sg_text finding;
    sg_text_init(&finding, why, sizeof why);
    if (!sg_wording_check(words, language, SG_WORDING_INTERFACE, &finding))
        report(world, where, why, words);
}

static void every_text_keeps_the_rules_of_wording(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < world->scan.count; i++) {
        char where[200];
        snprintf(where, sizeof where, "%s:%d", world->scan.entries[i].file, world->scan.entries[i].line);
        lint(world, where, world->scan.entries[i].msgid, "en");
    }
    for (uint32_t i = 0; i < world->nl.count; i++) {
        const char *msgid, *text;
        sg_catalog_at(&world->nl, i, &msgid, &text);
        if (*msgid)
            lint(world, "nl", text, "nl");
    }
    expect_none(world);
}

/* ---- the scanner itself ---- */

static void the_scanner_joins_literals_and_passes_by_comments_and_macros(void **state)
{
    (void)state;
    struct scan *scan = calloc(1, sizeof *scan);
    assert_non_null(scan);
    scan_text(scan, "a.c",
              "#define SG_T(msgid) msgid\n"
              "/* SG_T(\"no\") */ // SG_T(\"no\")\n"
              "char c = '\"', *s = \"SG_T(\\\"no\\\")\"; MY_SG_T(\"no\") SG_TT(\"no\")\n"
              "f(SG_T(\"one\"), SG_T ( \"tw\" /* and */\n \"o \\\"q\\\" {n}\\n\" ));\n");
    assert_int_equal(scan->faults, 0);
    assert_int_equal(scan->count, 2);
    assert_string_equal(scan->entries[0].msgid, "one");
    assert_string_equal(scan->entries[1].msgid, "two \"q\" {n}\n");
    assert_int_equal(scan->entries[1].line, 4);
    scan_text(scan, "b.c", "\nSG_T(name) SG_T(\"a\" PRIu64)");
    assert_int_equal(scan->faults, 2);
    assert_string_equal(scan->fault, "b.c:2: SG_T takes literals only");
    scan_free(scan);
    free(scan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scanner_joins_literals_and_passes_by_comments_and_macros),
        cmocka_unit_test(only_literals_are_marked_for_translation),
        cmocka_unit_test(every_marked_sentence_is_translated),
        cmocka_unit_test(no_translation_is_orphaned),
        cmocka_unit_test(both_languages_have_the_same_slots),
        cmocka_unit_test(every_text_keeps_the_rules_of_wording),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
