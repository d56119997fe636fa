/* The layout of Psych-DS, one codebook for all, and what never leaves. */
#include <ctype.h>
#include <jansson.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>

#include "captured.h"
#include "report/codebook.h"
#include "test.h"

#define PLENTY ((size_t)1 << 24)

static const char *const tables[] = {"sessions", "attempts",  "moves",    "strategies", "switches",
                                     "impasses", "decisions", "checkins", "choices",    "persistence"};

enum { TABLES = sizeof tables / sizeof *tables };

/* The one session of data/session.events, and all that describes it. */
static void open_story(struct captured *captured)
{
    char *lines = captured_lines("session.events");
    captured_open(captured, PLENTY);
    assert_int_equal(captured_add(captured, 1, lines), SG_OK);
    assert_int_equal(sg_dataset_finish(captured->dataset), SG_OK);
    free(lines);
}

static json_t *description_of(const struct captured *captured)
{
    size_t length;
    json_error_t error;
    const char *bytes = captured_file(captured, "dataset_description.json", &length);
    json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
    if (!root)
        fail_msg("%s", error.text);
    return root;
}

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    if (!text || !*text)
        fail_msg("no %s", name);
    return text;
}

/* ---- layout ---- */

static void every_table_has_a_name_of_psych_ds(void **state)
{
    (void)state;
    regex_t pattern;
    size_t matched = 0;
    assert_int_equal(
        regcomp(&pattern, "^data/([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\\.csv$", REG_EXTENDED), 0);
    for (size_t i = 0; sg_dataset_file(i); i++) {
        bool in_data = strncmp(sg_dataset_file(i), "data/", 5) == 0;
        bool matches = regexec(&pattern, sg_dataset_file(i), 0, NULL, 0) == 0;
        assert_int_equal(matches, in_data);
        matched += matches;
    }
    regfree(&pattern);
    assert_int_equal(matched, TABLES);
}

static void the_description_is_a_dataset_of_schema_org(void **state)
{
    (void)state;
    struct captured captured;
    open_story(&captured);
    json_t *root = description_of(&captured);
    assert_string_equal(text_of(root, "@context"), "https://schema.org/");
    assert_string_equal(text_of(root, "@type"), "Dataset");
    text_of(root, "name");
    text_of(root, "description");
    size_t i;
    json_t *variable;
    json_array_foreach(json_object_get(root, "variableMeasured"), i, variable)
    {
        assert_string_equal(text_of(variable, "@type"), "PropertyValue");
        text_of(variable, "name");
        text_of(variable, "description");
        text_of(variable, "value");
    }
    assert_true(i > 100);
    json_decref(root);
    captured_close(&captured);
}

static void every_file_of_the_description_is_there(void **state)
{
    (void)state;
    struct captured captured;
    open_story(&captured);
    json_t *root = description_of(&captured), *file;
    size_t i;
    json_array_foreach(json_object_get(root, "distribution"), i, file)
    {
        assert_string_equal(text_of(file, "contentUrl"), sg_dataset_file(i));
    }
    assert_int_equal(i, TABLES);
    json_decref(root);
    captured_close(&captured);
}

static size_t allocations_left;

static void *scarce(size_t size)
{
    return allocations_left > 0 && allocations_left-- ? malloc(size) : NULL;
}

static void without_memory_there_is_no_description_rather_than_a_part(void **state)
{
    (void)state;
    char *whole = sg_codebook_json();
    size_t refused = 0;
    assert_non_null(whole);
    for (size_t most = 0;; most += 41) {
        allocations_left = most;
        json_set_alloc_funcs(scarce, free);
        char *made = sg_codebook_json();
        json_set_alloc_funcs(malloc, free);
        if (made) {
            assert_string_equal(made, whole);
            free(made);
            break;
        }
        refused++;
    }
    assert_true(refused > 10);
    free(whole);
}

static json_t *variable_named(const json_t *root, const char *name)
{
    size_t i;
    json_t *variable, *found = NULL;
    json_array_foreach(json_object_get(root, "variableMeasured"), i, variable)
    {
        if (strcmp(text_of(variable, "name"), name) != 0)
            continue;
        if (found)
            fail_msg("%s is described twice", name);
        found = variable;
    }
    return found;
}

/* The rule of Psych-DS: the columns of all tables are the variables measured, and the other way round. */
static void every_column_is_described_and_every_description_is_a_column(void **state)
{
    (void)state;
    struct captured captured;
    open_story(&captured);
    json_t *root = description_of(&captured);
    json_t *seen = json_object();
    for (size_t t = 0; t < TABLES; t++) {
        struct sheet sheet;
        captured_sheet(&captured, tables[t], &sheet);
        for (size_t i = 0; i < sheet.columns; i++) {
            if (!variable_named(root, sheet_name(&sheet, i)))
                fail_msg("%s: %s is not described", tables[t], sheet_name(&sheet, i));
            json_object_set_new(seen, sheet_name(&sheet, i), json_true());
        }
        sheet_free(&sheet);
    }
    assert_int_equal(json_object_size(seen), json_array_size(json_object_get(root, "variableMeasured")));
    json_decref(seen);
    json_decref(root);
    captured_close(&captured);
}

static bool is_level(const json_t *levels, const char *cell)
{
    size_t i;
    json_t *level;
    json_array_foreach((json_t *)levels, i, level)
    {
        if (json_is_string(level) && strcmp(json_string_value(level), cell) == 0)
            return true;
        if (json_is_integer(level) && json_integer_value(level) == (strcmp(cell, "1") == 0) &&
            (strcmp(cell, "0") == 0 || strcmp(cell, "1") == 0))
            return true;
    }
    return false;
}

static bool is_number(const char *cell)
{
    char *end;
    (void)strtod(cell, &end);
    return *cell && !isspace((unsigned char)*cell) && *end == '\0';
}

static void check_cell(const json_t *variable, const char *name, const char *cell)
{
    const json_t *levels = json_object_get(variable, "levels");
    if (strcmp(cell, "n/a") == 0)
        return;
    if (levels && !is_level(levels, cell))
        fail_msg("%s: %s is none of its levels", name, cell);
    if (strcmp(text_of(variable, "value"), "number") == 0 && !is_number(cell))
        fail_msg("%s: %s is no number", name, cell);
}

static void every_cell_is_of_the_type_that_is_described(void **state)
{
    (void)state;
    struct captured captured;
    open_story(&captured);
    json_t *root = description_of(&captured);
    for (size_t t = 0; t < TABLES; t++) {
        struct sheet sheet;
        captured_sheet(&captured, tables[t], &sheet);
        assert_true(sheet.rows > 0);
        for (size_t row = 0; row < sheet.rows; row++)
            for (size_t i = 0; i < sheet.columns; i++)
                check_cell(variable_named(root, sheet_name(&sheet, i)), sheet_name(&sheet, i),
                           sheet_cell(&sheet, row, sheet_name(&sheet, i)));
        sheet_free(&sheet);
    }
    json_decref(root);
    captured_close(&captured);
}

/* ---- one codebook ---- */

static void a_column_name_means_the_same_in_every_table(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    size_t length;
    open_story(&captured);
    const char *bytes = captured_file(&captured, "codebook.csv", &length);
    sheet_read(bytes, length, &sheet);
    for (size_t a = 0; a < sheet.rows; a++)
        for (size_t b = 0; b < a; b++) {
            if (!sheet_is(&sheet, a, "column", sheet_cell(&sheet, b, "column")))
                continue;
            static const char *const same[] = {"type", "unit", "levels", "description"};
            for (size_t i = 0; i < 4; i++)
                if (!sheet_is(&sheet, a, same[i], sheet_cell(&sheet, b, same[i])))
                    fail_msg("%s: another %s in %s", sheet_cell(&sheet, a, "column"), same[i],
                             sheet_cell(&sheet, a, "table"));
        }
    sheet_free(&sheet);
    captured_close(&captured);
}

static void every_measure_has_its_row_in_every_session(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet codebook, sheet;
    size_t length, wanted = 0;
    open_story(&captured);
    const char *bytes = captured_file(&captured, "codebook.csv", &length);
    sheet_read(bytes, length, &codebook);
    captured_sheet(&captured, "persistence", &sheet);
    for (size_t i = 0; i < codebook.rows; i++) {
        const char *name = sheet_cell(&codebook, i, "column");
        if (strncmp(name, "measure=", 8) != 0)
            continue;
        assert_true(wanted < sheet.rows);
        assert_string_equal(sheet_cell(&sheet, wanted++, "measure"), name + 8);
    }
    assert_true(wanted > 20);
    assert_int_equal(sheet.rows, wanted);
    sheet_free(&sheet);
    sheet_free(&codebook);
    captured_close(&captured);
}

struct page {
    char bytes[1 << 16];
    size_t length;
};

static bool put_page(void *user, const char *bytes, size_t length)
{
    struct page *page = user;
    assert_true(page->length + length < sizeof page->bytes);
    memcpy(page->bytes + page->length, bytes, length);
    page->length += length;
    page->bytes[page->length] = '\0';
    return true;
}

static void the_printed_codebook_says_what_the_exported_one_says(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    size_t length;
    struct page *page = calloc(1, sizeof *page);
    assert_non_null(page);
    open_story(&captured);
    const char *bytes = captured_file(&captured, "codebook.csv", &length);
    sheet_read(bytes, length, &sheet);
    assert_true(sg_dataset_codebook(put_page, page));
    const char *at = page->bytes;
    for (size_t i = 0; i < (sheet.rows + 1) * sheet.columns; i++) {
        size_t cell = strcspn(at, "\t\n");
        const char *other = strcmp(sheet.cells[i], "n/a") == 0 ? "" : sheet.cells[i];
        assert_int_equal(strlen(other), cell);
        assert_memory_equal(at, other, cell);
        assert_int_equal(at[cell], (i + 1) % sheet.columns ? '\t' : '\n');
        at += cell + 1;
    }
    assert_int_equal(*at, '\0');
    sheet_free(&sheet);
    captured_close(&captured);
    free(page);
}

/* ---- what never leaves ---- */

#define STARTED(code, utc) "0 session_started learner=" code " language=nl seed=7 utc=" utc " version=0.1.0\n"
#define LEVEL                                                                                                \
    "8000 attempt_started visit=1 attempt=1 game=traffic grade=1 position=..A distance=3 expected_s=12 "     \
    "p_solve=0.9 "                                                                                           \
    "predicted=0.9 phase=warm\n"
#define MOVED "11000 move ply=1 move=B+1\n"

static const char *find_anywhere(const struct captured *captured, const char *words)
{
    for (size_t i = 0; sg_dataset_file(i); i++)
        if (captured->files[i].bytes && strstr(captured->files[i].bytes, words))
            return sg_dataset_file(i);
    return NULL;
}

static void what_somebody_wrote_never_leaves(void **state)
{
    (void)state;
    struct captured captured;
    captured_open(&captured, PLENTY);
    assert_int_equal(
        captured_add(
            &captured, 1,
            STARTED("stille-otter-42", "2026-11-24T13:45:00Z") "1000 assent given=1\n" LEVEL MOVED
                                                               "12000 hint rung=look words=SECRET\n"
                                                               "13000 prompt_shown decision=1 "
                                                               "situation=obstacle variant=V1 words=SECRET\n"
                                                               "14000 reflection question=q1 words=SECRET\n"
                                                               "15000 reframing thought=t1 words=SECRET\n"
                                                               "16000 coach_action act=skip reason=SECRET\n"
                                                               "17000 recovered kept_seq=3 story=SECRET\n"),
        SG_OK);
    assert_int_equal(sg_dataset_finish(captured.dataset), SG_OK);
    assert_non_null(find_anywhere(&captured, "stille-otter-42"));
    const char *file = find_anywhere(&captured, "SECRET");
    if (file)
        fail_msg("%s", file);
    captured_close(&captured);
}

static void no_date_leaves_but_the_days_since_the_first_session(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    captured_open(&captured, PLENTY);
    static const char *const logs[] = {
        STARTED("stille-otter-42", "2024-02-28T23:59:00Z") "1000 assent given=1\n",
        STARTED("kleine-das-7", "2024-12-31T09:00:00Z") "1000 assent given=1\n",
        STARTED("stille-otter-42", "2024-03-01T00:00:00Z") "1000 assent given=1\n",
        STARTED("kleine-das-7", "2025-01-01T09:00:00Z") "1000 assent given=1\n",
        STARTED("kleine-das-7", "") "1000 assent given=1\n"};
    static const char *const days[] = {"0", "0", "2", "1", "n/a"}, *const ordinals[] = {"1", "1", "2", "2",
                                                                                        "3"};
    for (int i = 0; i < 5; i++)
        assert_int_equal(captured_add(&captured, i + 1, logs[i]), SG_OK);
    assert_int_equal(sg_dataset_finish(captured.dataset), SG_OK);
    captured_sheet(&captured, "sessions", &sheet);
    assert_int_equal(sheet.rows, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(sheet_cell(&sheet, i, "day"), days[i]);
        assert_string_equal(sheet_cell(&sheet, i, "session_ordinal"), ordinals[i]);
    }
    assert_null(find_anywhere(&captured, "2024-"));
    assert_null(find_anywhere(&captured, "23:59"));
    sheet_free(&sheet);
    captured_close(&captured);
}

static void who_said_rather_not_has_no_rows(void **state)
{
    (void)state;
    static const char *const logs[] = {
        STARTED("stille-otter-42", "") "1000 assent given=0\n", STARTED("stille-otter-42", "") LEVEL MOVED,
        STARTED("stille-otter-42", "") "1000 assent given=1\n" LEVEL MOVED "12000 erased reason=asked\n", ""};
    struct captured captured;
    captured_open(&captured, PLENTY);
    for (int i = 0; i < 4; i++)
        assert_int_equal(captured_add(&captured, i + 1, logs[i]), SG_ERR_MISSING);
    assert_int_equal(sg_dataset_sessions(captured.dataset), 0);
    assert_int_equal(sg_dataset_people(captured.dataset), 0);
    for (size_t t = 0; t < TABLES; t++) {
        struct sheet sheet;
        captured_sheet(&captured, tables[t], &sheet);
        assert_int_equal(sheet.rows, 0);
        sheet_free(&sheet);
    }
    captured_close(&captured);
}

static void a_code_that_is_a_formula_is_exported_as_text(void **state)
{
    (void)state;
    struct captured captured;
    struct sheet sheet;
    captured_open(&captured, PLENTY);
    assert_int_equal(
        captured_add(&captured, 1, STARTED("%3DHYPERLINK(A1)", "") "1000 assent given=1\n" LEVEL MOVED),
        SG_OK);
    for (size_t t = 0; t < TABLES; t++) {
        captured_sheet(&captured, tables[t], &sheet);
        for (size_t row = 0; row < sheet.rows; row++)
            assert_string_equal(sheet_cell(&sheet, row, t == 6 ? "userid" : "learner"), "'=HYPERLINK(A1)");
        sheet_free(&sheet);
    }
    captured_close(&captured);
}

static void only_people_count_as_people(void **state)
{
    (void)state;
    static const char *const logs[] = {
        STARTED("stille-otter-42", "") "1000 assent given=1\n",
        STARTED("kleine-das-7", "") "1000 assent given=1\n",
        "0 session_started learner=wilde-beer-1 seed=7 simulated=1\n1000 assent given=1\n",
        STARTED("stille-otter-42", "") "1000 assent given=1\n"};
    struct captured captured;
    captured_open(&captured, PLENTY);
    for (int i = 0; i < 4; i++)
        assert_int_equal(captured_add(&captured, i + 1, logs[i]), SG_OK);
    assert_int_equal(sg_dataset_sessions(captured.dataset), 4);
    assert_int_equal(sg_dataset_people(captured.dataset), 2);
    captured_close(&captured);
}

/* ---- bytes ---- */

static void the_same_log_gives_the_same_bytes(void **state)
{
    (void)state;
    struct captured one, other;
    open_story(&one);
    open_story(&other);
    for (size_t i = 0; sg_dataset_file(i); i++) {
        assert_int_equal(one.files[i].length, other.files[i].length);
        assert_true(one.files[i].length > 0);
        assert_memory_equal(one.files[i].bytes, other.files[i].bytes, one.files[i].length);
    }
    captured_close(&one);
    captured_close(&other);
}

/* Event lines with a number for #; whatever order they come in, it may be a log that something cut or mixed
 * up. */
static const char *const anything[] = {
    "check_in feeling=angry",
    "phase phase=wall target=0.#",
    "offer set=# index=1 count=2 game=traffic grade=1 position=..A distance=3",
    "choice choice=level actor=system set=# index=1",
    "choice choice=easier actor=learner",
    "attempt_started visit=# attempt=1 game=traffic position=..A distance=9 expected_s=12",
    "attempt_started visit=# attempt=1 game=tower grade=1 position=..B distance=4 phase=wall",
    "move ply=# move=B+1",
    "move ply=# move=C-1",
    "null_move piece=#",
    "undo ply=#",
    "restart attempt=#",
    "checkpoint action=back ply=#",
    "hint rung=why words=x",
    "assessment about=# bound=exact before=4 after=3 improving=1 legal=4 best=3",
    "assessment about=# bound=exact before=3 after=4 improving=1 legal=4 best=3",
    "assessment about=# bound=unsolvable",
    "impasse_began impasse=stuck restarts=#",
    "impasse_ended end=new_best active_ms=#",
    "strategy strategy=REST posterior=1 from=# to=9 model=line-1",
    "strategy strategy=FWD posterior=0.9 from=# to=30 model=hmm-1",
    "strategy strategy=BACK posterior=0.9 from=# to=3 model=hmm-1",
    "decision index=# situation=obstacle breakpoint=pause probability=0.5 draw=0.1 treated=1 variant=V1",
    "prompt_shown decision=# situation=obstacle variant=V1 words=x",
    "prompt_closed decision=# close=chip read_ms=10",
    "attempt_ended end=solved visit=#",
    "attempt_ended end=surrendered visit=#",
    "pause paused=1",
    "pause",
    "session_ended end=finished",
};

static void put_line(struct sg_text *lines, int at_ms, const char *line, uint32_t number)
{
    sg_text_put_int(lines, at_ms);
    sg_text_put_char(lines, ' ');
    for (; *line; line++)
        if (*line == '#')
            sg_text_put_uint(lines, number);
        else
            sg_text_put_char(lines, *line);
    sg_text_put_char(lines, '\n');
}

static void any_order_of_events_gives_whole_rows(void **state)
{
    (void)state;
    enum { BYTES = 1 << 15, LOGS = 200, LENGTH = 60 };
    struct captured captured;
    struct sg_text lines;
    uint32_t seed = 7;
    char *bytes = malloc(BYTES);
    assert_non_null(bytes);
    captured_open(&captured, PLENTY);
    for (int log = 0; log < LOGS; log++) {
        sg_text_init(&lines, bytes, BYTES);
        sg_text_put(&lines, "0 session_started learner=stille-otter-42 seed=7\n0 assent given=1\n");
        for (int i = 0; i < LENGTH; i++) {
            seed = seed * 1664525u + 1013904223u;
            put_line(&lines, 1000 * i, anything[(seed >> 8) % (sizeof anything / sizeof *anything)],
                     (seed >> 20) % 64);
        }
        assert_false(lines.cut);
        assert_int_equal(captured_add(&captured, log + 1, bytes), SG_OK);
    }
    for (size_t t = 0; t < TABLES; t++) {
        struct sheet sheet;
        captured_sheet(&captured, tables[t], &sheet);
        assert_true(sheet.rows >= LOGS / 2);
        sheet_free(&sheet);
    }
    captured_close(&captured);
    free(bytes);
}

static void a_disk_that_takes_no_more_is_told_wherever_it_happens(void **state)
{
    (void)state;
    struct captured captured;
    char *lines = captured_lines("session.events");
    open_story(&captured);
    size_t whole = PLENTY - captured.room;
    captured_close(&captured);
    for (size_t room = 0; room <= whole; room += room < whole && whole - room < 997 ? whole - room : 997) {
        captured_open(&captured, room);
        enum sg_status status = captured_add(&captured, 1, lines);
        if (status == SG_OK)
            status = sg_dataset_finish(captured.dataset);
        assert_int_equal(status, room < whole ? SG_ERR_IO : SG_OK);
        captured_close(&captured);
        if (room == whole)
            break;
    }
    free(lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_has_a_name_of_psych_ds),
        cmocka_unit_test(the_description_is_a_dataset_of_schema_org),
        cmocka_unit_test(every_file_of_the_description_is_there),
        cmocka_unit_test(without_memory_there_is_no_description_rather_than_a_part),
        cmocka_unit_test(every_column_is_described_and_every_description_is_a_column),
        cmocka_unit_test(every_cell_is_of_the_type_that_is_described),
        cmocka_unit_test(a_column_name_means_the_same_in_every_table),
        cmocka_unit_test(every_measure_has_its_row_in_every_session),
        cmocka_unit_test(the_printed_codebook_says_what_the_exported_one_says),
        cmocka_unit_test(what_somebody_wrote_never_leaves),
        cmocka_unit_test(no_date_leaves_but_the_days_since_the_first_session),
        cmocka_unit_test(who_said_rather_not_has_no_rows),
        cmocka_unit_test(only_people_count_as_people),
        cmocka_unit_test(a_code_that_is_a_formula_is_exported_as_text),
        cmocka_unit_test(the_same_log_gives_the_same_bytes),
        cmocka_unit_test(any_order_of_events_gives_whole_rows),
        cmocka_unit_test(a_disk_that_takes_no_more_is_told_wherever_it_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
