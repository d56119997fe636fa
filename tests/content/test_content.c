#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/content.h"
#include "content/wording.h"
#include "file.h"
#include "test.h"

#define ASSETS SG_BUILD_DIR "/assets"

static const char *const languages[] = {"nl", "en"};

static struct sg_content *open_content(const char *language)
{
    char bytes[512];
    struct sg_text error;
    sg_text_init(&error, bytes, sizeof bytes);
    struct sg_content *content;
    if (sg_content_open(ASSETS, language, &error, &content) != SG_OK)
        fail_msg("%s", bytes);
    return content;
}

/* The longest words every slot may get. */
static struct sg_prompt_facts widest(const struct sg_content *content)
{
    enum sg_strategy longest = SG_STRATEGY_UNK, next = SG_STRATEGY_PLAN;
    for (int i = 0; i < SG_STRATEGY_COUNT; i++)
        if (strlen(sg_content_approach(content, (enum sg_strategy)i)) >
            strlen(sg_content_approach(content, longest))) {
            next = longest;
            longest = (enum sg_strategy)i;
        }
    return (struct sg_prompt_facts){
        .attempts = 999, .minutes = 999, .steps_closer = 999, .approach = longest, .other_approach = next};
}

static void every_situation_has_all_variants_and_each_keeps_the_rules(void **state)
{
    (void)state;
    for (size_t language = 0; language < 2; language++) {
        struct sg_content *content = open_content(languages[language]);
        struct sg_prompt_facts facts = widest(content);
        for (int situation = 1; situation < SG_SITUATION_COUNT; situation++)
            for (char digit = '1'; digit <= '6'; digit++) {
                char bytes[512], why[256], variant[] = {'V', digit, '\0'};
                struct sg_text words, finding;
                sg_text_init(&words, bytes, sizeof bytes);
                sg_text_init(&finding, why, sizeof why);
                sg_text_put(&words, sg_content_catchphrase(content, (enum sg_situation)situation));
                assert_true(words.length > 0);
                sg_text_put_char(&words, ' ');
                size_t before = words.length;
                assert_int_equal(
                    sg_content_prompt(content, (enum sg_situation)situation, variant, &facts, &words), SG_OK);
                assert_true(words.length > before && !words.cut);
                assert_null(strpbrk(bytes, "{}"));
                if (!sg_wording_check(bytes, languages[language], SG_WORDING_PROMPT, &finding))
                    fail_msg("%s %s %s: %s", languages[language], variant, bytes, why);
            }
        sg_content_free(content);
    }
}

static const char *prompt(const struct sg_content *content, enum sg_situation situation, const char *variant,
                          struct sg_prompt_facts facts, char bytes[512])
{
    struct sg_text words;
    sg_text_init(&words, bytes, 512);
    assert_int_equal(sg_content_prompt(content, situation, variant, &facts, &words), SG_OK);
    return bytes;
}

static void slots_are_filled_from_the_facts(void **state)
{
    (void)state;
    struct sg_content *content = open_content("nl");
    char bytes[512];
    assert_string_equal(
        prompt(content, SG_SITUATION_OBSTACLE, "V3", (struct sg_prompt_facts){.steps_closer = 4}, bytes),
        "Je was al 4 stappen dichter bij het doel dan in het begin. Welk stukje werkte daar?");
    assert_string_equal(
        prompt(content, SG_SITUATION_EFFORT, "V3", (struct sg_prompt_facts){.attempts = 3}, bytes),
        "3 pogingen, en de laatste kwam het verst. Wat deed je daar anders?");
    struct sg_prompt_facts facts = {.approach = SG_STRATEGY_FWD, .other_approach = SG_STRATEGY_SUB};
    assert_string_equal(
        prompt(content, SG_SITUATION_OBSTACLE, "V4", facts, bytes),
        "Je zocht tot nu toe zo: stap voor stap vooruit. Misschien brengt dit je verder: in stukjes.");
    sg_content_free(content);
}

static void one_step_is_not_said_as_several(void **state)
{
    (void)state;
    char bytes[512];
    struct sg_prompt_facts one = {.steps_closer = 1};
    struct sg_content *content = open_content("nl");
    assert_non_null(strstr(prompt(content, SG_SITUATION_OBSTACLE, "V3", one, bytes), "één stap dichter"));
    sg_content_free(content);
    content = open_content("en");
    assert_non_null(strstr(prompt(content, SG_SITUATION_OBSTACLE, "V3", one, bytes), "one step closer"));
    sg_content_free(content);
}

static void the_approach_that_is_offered_is_never_the_one_in_use(void **state)
{
    (void)state;
    struct sg_content *content = open_content("en");
    for (int approach = 0; approach < SG_STRATEGY_COUNT; approach++)
        for (int other = 0; other < SG_STRATEGY_COUNT; other++) {
            char bytes[512];
            struct sg_prompt_facts facts = {.approach = (enum sg_strategy)approach,
                                            .other_approach = (enum sg_strategy)other};
            const char *words = prompt(content, SG_SITUATION_OBSTACLE, "V4", facts, bytes);
            const char *offer = strstr(words, "further: ");
            assert_non_null(offer);
            const char *name = sg_content_approach(content, facts.approach);
            assert_true(strncmp(offer + strlen("further: "), name, strlen(name)) != 0);
        }
    sg_content_free(content);
}

static void a_variant_that_does_not_exist_is_missing_and_writes_nothing(void **state)
{
    (void)state;
    struct sg_content *content = open_content("nl");
    static const char *const variants[] = {"V0", "V7", "V", "", "v1", "V11", "X1"};
    struct sg_prompt_facts facts = {.attempts = 1};
    char bytes[64];
    struct sg_text words;
    sg_text_init(&words, bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
        assert_int_equal(sg_content_prompt(content, SG_SITUATION_EFFORT, variants[i], &facts, &words),
                         SG_ERR_MISSING);
    assert_int_equal(sg_content_prompt(content, SG_SITUATION_NONE, "V1", &facts, &words), SG_ERR_MISSING);
    assert_int_equal(sg_content_prompt(content, SG_SITUATION_COUNT, "V1", &facts, &words), SG_ERR_MISSING);
    assert_int_equal(words.length, 0);
    assert_string_equal(sg_content_catchphrase(content, SG_SITUATION_NONE), "");
    sg_content_free(content);
}

static void every_situation_offers_two_or_three_different_steps(void **state)
{
    (void)state;
    for (size_t language = 0; language < 2; language++) {
        struct sg_content *content = open_content(languages[language]);
        for (int situation = 1; situation < SG_SITUATION_COUNT; situation++) {
            enum sg_chip chips[3];
            size_t count = sg_content_chips(content, (enum sg_situation)situation, chips);
            assert_in_range(count, 2, 3);
            for (size_t i = 0; i < count; i++) {
                assert_true(strlen(sg_content_chip(content, chips[i])) > 0);
                for (size_t j = 0; j < i; j++)
                    assert_int_not_equal(chips[i], chips[j]);
            }
        }
        sg_content_free(content);
    }
}

static void dutch_is_translated_and_english_is_the_msgid(void **state)
{
    (void)state;
    struct sg_content *nl = open_content("nl"), *en = open_content("en");
    assert_string_equal(sg_content_language(nl), "nl");
    assert_string_equal(sg_content_text(nl, "Take a break"), "Neem even pauze");
    assert_string_equal(sg_content_text(en, "Take a break"), "Take a break");
    assert_string_equal(sg_content_text(nl, ""), ""); /* not the catalog's header */
    assert_string_equal(sg_content_text(nl, "a sentence nobody wrote"), "a sentence nobody wrote");
    for (int i = 1; i < SG_CHIP_COUNT; i++)
        assert_string_not_equal(sg_content_chip(nl, (enum sg_chip)i), sg_content_chip(en, (enum sg_chip)i));
    for (int i = 0; i < SG_STRATEGY_COUNT; i++)
        assert_string_not_equal(sg_content_approach(nl, (enum sg_strategy)i),
                                sg_content_approach(en, (enum sg_strategy)i));
    sg_content_free(nl);
    sg_content_free(en);
}

static void a_phrase_comes_out_in_the_language(void **state)
{
    (void)state;
    struct sg_content *content = open_content("nl");
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, "column {column}: this value cannot be read");
    sg_phrase_add_int(&phrase, "column", 7);
    char bytes[128];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_content_phrase(content, &phrase, &text);
    assert_string_equal(bytes, "kolom 7: deze waarde is niet te lezen");
    sg_content_free(content);
}

/* ---- folders of our own, with something wrong in them ---- */

struct folder {
    char path[64];
};

static void make(const char *folder, const char *below)
{
    char path[128];
    snprintf(path, sizeof path, "%s%s", folder, below);
    assert_true(mkdir(path, 0700) == 0 || errno == EEXIST);
}

static void write_file(const char *folder, const char *below, const void *bytes, size_t size)
{
    char path[128];
    snprintf(path, sizeof path, "%s%s", folder, below);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void make_folder(struct folder *folder, const char *prompts)
{
    snprintf(folder->path, sizeof folder->path, "/tmp/sg-content-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    make(folder->path, "/content");
    make(folder->path, "/translations");
    if (prompts)
        write_file(folder->path, "/content/prompts.json", prompts, strlen(prompts));
}

static void remove_folder(const struct folder *folder)
{
    static const char *const files[] = {"/content/prompts.json", "/translations/nl.mo"};
    static const char *const folders[] = {"/content", "/translations", ""};
    char path[128];
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s%s", folder->path, files[i]);
        unlink(path);
    }
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s%s", folder->path, folders[i]);
        assert_int_equal(rmdir(path), 0);
    }
}

/* Opens English from a folder with these prompts and expects `status` and a message that ends in `tail`. */
static void expect(const char *prompts, enum sg_status status, const char *tail)
{
    struct folder folder;
    make_folder(&folder, prompts);
    char bytes[512];
    struct sg_text error;
    sg_text_init(&error, bytes, sizeof bytes);
    struct sg_content *content = (void *)bytes;
    assert_int_equal(sg_content_open(folder.path, "en", &error, &content), status);
    assert_null(content);
    assert_int_equal(sg_content_open(folder.path, "en", NULL, &content), status);
    const char *name = strstr(bytes, "/content/prompts.json:");
    assert_non_null(name);
    assert_string_equal(name + strlen("/content/prompts.json"), tail);
    remove_folder(&folder);
}

static void a_broken_prompt_file_is_told_with_line_and_column(void **state)
{
    (void)state;
    expect(NULL, SG_ERR_MISSING, ": cannot be opened");
    expect("{\n  \"situations\": }\n", SG_ERR_TEXT, ":2:17: unexpected token near '}'");
    expect("{\"a\": 1,\n \"a\": 2}\n", SG_ERR_TEXT, ":2:4: duplicate object key near '\"a\"'");
}

static void a_prompt_file_of_another_shape_is_told_with_the_place(void **state)
{
    (void)state;
    expect("{}", SG_ERR_TEXT, ": obstacle.catchphrase: no words in this language");
    expect("[1]", SG_ERR_TEXT, ": obstacle.catchphrase: no words in this language");
#define OBSTACLE(rest) "{\"situations\": {\"obstacle\": {\"catchphrase\": {\"en\": \"What now?\"}" rest "}}}"
    expect(OBSTACLE(""), SG_ERR_TEXT, ": obstacle.chips: a list of at most three chips is expected");
    expect(OBSTACLE(", \"chips\": [\"nap\"]"), SG_ERR_TEXT, ": obstacle.chips: no chip has this name");
    expect(OBSTACLE(", \"chips\": [3]"), SG_ERR_TEXT, ": obstacle.chips: no chip has this name");
    expect(OBSTACLE(", \"chips\": []"), SG_ERR_TEXT, ": obstacle.variants: V1 to V6 are expected");
    expect(OBSTACLE(", \"chips\": [], \"variants\": {\"V9\": {}}"), SG_ERR_TEXT,
           ": obstacle.V9: a variant is called V1 to V6");
    expect(OBSTACLE(", \"chips\": [], \"variants\": {\"V1\": {\"nl\": \"x\"}}"), SG_ERR_TEXT,
           ": obstacle.V1: no words in this language");
    expect(OBSTACLE(", \"chips\": [], \"variants\": {\"V1\": {\"en\": \"{secret}\"}}"), SG_ERR_TEXT,
           ": obstacle.V1: a slot that nothing fills");
    expect(OBSTACLE(", \"chips\": [], \"variants\": {}"), SG_ERR_TEXT,
           ": challenge.catchphrase: no words in this language");
}

static void a_language_we_do_not_have_is_out_of_range(void **state)
{
    (void)state;
    static const char *const others[] = {"", "fr", "nl_BE", "../nl", "NL"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct sg_content *content;
        assert_int_equal(sg_content_open(ASSETS, others[i], NULL, &content), SG_ERR_RANGE);
        assert_null(content);
    }
}

static void dutch_without_or_with_a_damaged_catalog_says_so(void **state)
{
    (void)state;
    struct folder folder;
    make_folder(&folder, "{}");
    char bytes[512];
    struct sg_text error;
    sg_text_init(&error, bytes, sizeof bytes);
    struct sg_content *content;
    assert_int_equal(sg_content_open(folder.path, "nl", &error, &content), SG_ERR_MISSING);
    assert_non_null(strstr(bytes, "/translations/nl.mo: cannot be opened"));
    write_file(folder.path, "/translations/nl.mo", "not a catalog, but long enough for one", 38);
    sg_text_clear(&error);
    assert_int_equal(sg_content_open(folder.path, "nl", &error, &content), SG_ERR_TEXT);
    assert_non_null(strstr(bytes, "/translations/nl.mo: not a .mo file"));
    remove_folder(&folder);
}

static void no_truncation_of_the_prompts_is_taken_for_the_whole(void **state)
{
    (void)state;
    size_t size;
    unsigned char *prompts = read_file(ASSETS "/content/prompts.json", 0, &size);
    assert_non_null(prompts);
    while (size > 0 && prompts[size - 1] == '\n')
        size--;
    struct folder folder;
    make_folder(&folder, "");
    for (size_t cut = 1; cut < size; cut += 1 + cut / 8) {
        write_file(folder.path, "/content/prompts.json", prompts, size - cut);
        struct sg_content *content;
        assert_int_equal(sg_content_open(folder.path, "en", NULL, &content), SG_ERR_TEXT);
    }
    remove_folder(&folder);
    free(prompts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_situation_has_all_variants_and_each_keeps_the_rules),
        cmocka_unit_test(slots_are_filled_from_the_facts),
        cmocka_unit_test(one_step_is_not_said_as_several),
        cmocka_unit_test(the_approach_that_is_offered_is_never_the_one_in_use),
        cmocka_unit_test(a_variant_that_does_not_exist_is_missing_and_writes_nothing),
        cmocka_unit_test(every_situation_offers_two_or_three_different_steps),
        cmocka_unit_test(dutch_is_translated_and_english_is_the_msgid),
        cmocka_unit_test(a_phrase_comes_out_in_the_language),
        cmocka_unit_test(a_broken_prompt_file_is_told_with_line_and_column),
        cmocka_unit_test(a_prompt_file_of_another_shape_is_told_with_the_place),
        cmocka_unit_test(a_language_we_do_not_have_is_out_of_range),
        cmocka_unit_test(dutch_without_or_with_a_damaged_catalog_says_so),
        cmocka_unit_test(no_truncation_of_the_prompts_is_taken_for_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
