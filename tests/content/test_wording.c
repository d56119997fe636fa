#include "content/wording.h"
#include "test.h"

struct row {
    const char *language, *words;
    bool kept;
};

static void check(const struct row *rows, size_t count, enum sg_wording_kind kind)
{
    for (size_t i = 0; i < count; i++) {
        char bytes[256];
        struct sg_text finding;
        sg_text_init(&finding, bytes, sizeof bytes);
        if (sg_wording_check(rows[i].words, rows[i].language, kind, &finding) != rows[i].kept)
            fail_msg("%s: %s (%s)", rows[i].language, rows[i].words, bytes);
        assert_int_equal(finding.length == 0, rows[i].kept);
    }
}

#define CHECK(rows, kind) check(rows, sizeof(rows) / sizeof *(rows), kind)

static void every_forbidden_stem_is_found_as_a_word_in_any_case(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"nl", "Wat slim", false},      {"nl", "een slimme zet", false},
        {"nl", "SLIMMER", false},       {"nl", "intelligentie", false},
        {"nl", "hoogbegaafde", false},  {"nl", "je talenten", false},
        {"nl", "een bolleboos", false}, {"nl", "genie", false},
        {"nl", "geniale zet", false},   {"nl", "knappe kop", false},
        {"nl", "Goed zo", false},       {"nl", "ik ben trots op je", false},
        {"nl", "trots op jou", false},  {"nl", "de beste zet", false},
        {"nl", "doe je best", false},   {"nl", "domme zet", false},
        {"nl", "dom", false},           {"nl", "lui", false},
        {"nl", "stomme fout", false},   {"nl", "je moet", false},
        {"nl", "moeten we", false},     {"nl", "gewoon doorgaan", false},
        {"nl", "makkelijker", false},   {"nl", "Gemakkelijker", false},
        {"nl", "eindelijk!", false},    {"en", "smart", false},
        {"en", "Clever move", false},   {"en", "intelligence", false},
        {"en", "gifted", false},        {"en", "talented", false},
        {"en", "a genius", false},      {"en", "Well done", false},
        {"en", "proud of you", false},  {"en", "dumb", false},
        {"en", "laziness", false},      {"en", "stupidly", false},
        {"en", "the best move", false}, {"en", "You must", false},
        {"en", "just try", false},      {"en", "an easy one", false},
        {"en", "Easier", false},        {"en", "Finally", false},
    };
    CHECK(rows, SG_WORDING_INTERFACE);
}

static void words_that_only_contain_a_stem_are_kept(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"nl", "het bestand is bewaard", true},
        {"nl", "besteed er tijd aan", true},
        {"nl", "luister", true},
        {"nl", "een luide klank", true},
        {"nl", "uiteindelijk", true},
        {"nl", "het domein", true},
        {"nl", "genieten", true},
        {"nl", "moeite", true},
        {"nl", "een gewoonte", true},
        {"nl", "stomend", true},
        {"nl", "ontmoet iemand", true},
        {"nl", "Een stap lichter", true},
        {"nl", "één moeilijke zet", true},
        {"nl", "geslimd", true},
        {"nl", "trots op ons", true},
        {"en", "smartgames", true},
        {"en", "mustard", true},
        {"en", "adjust", true},
        {"en", "justice", true},
        {"en", "bestow", true},
        {"en", "uneasy", true},
        {"en", "A step lighter", true},
        {"en", "lazuli", true},
        {"en", "done well", true},
    };
    CHECK(rows, SG_WORDING_INTERFACE);
}

static void a_language_has_its_own_stems(void **state)
{
    (void)state;
    static const struct row rows[] = {{"en", "slim chance", true}, {"nl", "mustang just easy", true}};
    CHECK(rows, SG_WORDING_INTERFACE);
}

static void the_names_of_slots_are_not_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "{best} steps from the goal", true}, {"en", "{best} is best", false}, {"en", "{best", false}};
    CHECK(rows, SG_WORDING_INTERFACE);
}

static void the_interface_exclaims_nowhere(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"nl", "Opgelost", true},          {"nl", "Opgelost!", false},         {"en", "Saved!", false},
        {"nl", "{n} keer!", false},        {"en", "! stuck   ? prompt", true}, {"en", "tip   ! stuck", true},
        {"en", "! stuck, at last!", false}};
    CHECK(rows, SG_WORDING_INTERFACE);
}

static void statements_of_the_profile_may_name_what_they_ask_about(void **state)
{
    (void)state;
    static const struct row rows[] = {{"nl", "Ik kan niet veel slimmer worden.", true},
                                      {"nl", "Slim!", false}};
    CHECK(rows, SG_WORDING_ITEM);
}

static void a_prompt_has_two_sentences_behind_its_catchphrase(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"nl", "En dan? Eén. Twee.", true},
        {"nl", "En dan? Eén. Twee. Drie.", false},
        {"nl", "Doen! {n} keer, dan ook. Wat?", true},
        {"nl", "Doen! Eén. Twee. Drie", false},
        {"nl", "Yes! Eén... Twee.", true},
        {"nl", "Yes!", true},
        {"nl", "Kijk op! Versie 1.5 is er. Ja.", true},
        {"nl", "Yes! Wat “nu?” Ja. Nee.", false},
    };
    CHECK(rows, SG_WORDING_PROMPT);
}

static void only_the_catchphrase_may_exclaim(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"nl", "Luister! Wat zegt het bord?", true},
        {"nl", "En dan? Probeer het!", false},
        {"nl", "Luister! Kijk! Nu.", false},
        {"nl", "Dit is een hele lange zin zonder eind!", false},
    };
    CHECK(rows, SG_WORDING_PROMPT);
}

static void a_prompt_has_at_most_160_characters_however_many_bytes(void **state)
{
    (void)state;
    char words[512] = "En dan? ";
    for (int i = 0; i < 152; i++)
        strcat(words, "é");
    assert_true(sg_wording_check(words, "nl", SG_WORDING_PROMPT, NULL));
    strcat(words, "e");
    assert_false(sg_wording_check(words, "nl", SG_WORDING_PROMPT, NULL));
}

static void a_prompt_promises_nothing_and_compares_with_nobody(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"nl", "En dan? Dit lukt je zeker.", false},
        {"nl", "En dan? Je bent sneller dan de rest.", false},
        {"nl", "En dan? De meesten stoppen.", false},
        {"en", "What now? You will surely find it.", false},
        {"en", "What now? Better than others.", false},
        {"nl", "En dan? Dat is nog niet af.", true},
        {"nl", "En dan? Nog niet, nog niet en nog niet.", false},
    };
    CHECK(rows, SG_WORDING_PROMPT);
}

static void the_finding_says_rule_word_and_place(void **state)
{
    (void)state;
    char bytes[128];
    struct sg_text finding;
    sg_text_init(&finding, bytes, sizeof bytes);
    assert_false(sg_wording_check("Eén slimme zet", "nl", SG_WORDING_INTERFACE, &finding));
    assert_string_equal(bytes, "a word that is left out: \"slim\" at character 5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_forbidden_stem_is_found_as_a_word_in_any_case),
        cmocka_unit_test(words_that_only_contain_a_stem_are_kept),
        cmocka_unit_test(a_language_has_its_own_stems),
        cmocka_unit_test(the_names_of_slots_are_not_words),
        cmocka_unit_test(the_interface_exclaims_nowhere),
        cmocka_unit_test(statements_of_the_profile_may_name_what_they_ask_about),
        cmocka_unit_test(a_prompt_has_two_sentences_behind_its_catchphrase),
        cmocka_unit_test(only_the_catchphrase_may_exclaim),
        cmocka_unit_test(a_prompt_has_at_most_160_characters_however_many_bytes),
        cmocka_unit_test(a_prompt_promises_nothing_and_compares_with_nobody),
        cmocka_unit_test(the_finding_says_rule_word_and_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
