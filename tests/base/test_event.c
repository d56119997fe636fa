#include "smartgames/event.h"
#include "test.h"

static void write_line(const struct sg_event *event, char line[SG_EVENT_BODY])
{
    struct sg_text text;
    sg_text_init(&text, line, SG_EVENT_BODY);
    sg_event_write_line(event, &text);
    assert_false(text.cut);
}

static void every_kind_has_a_name_and_survives_a_round_trip(void **state)
{
    (void)state;
    for (int kind = 0; kind < SG_EVENT_KIND_COUNT; kind++) {
        struct sg_event event, back;
        memset(&event, 0, sizeof event); /* padding too: bytes are compared below */
        memset(&back, 0, sizeof back);
        event.kind = (enum sg_event_kind)kind;
        event.at_ms = 17;
        char line[SG_EVENT_BODY];
        assert_non_null(sg_event_kind_name(event.kind));
        write_line(&event, line);
        assert_int_equal(sg_event_read_line(line, strlen(line), &back, NULL), SG_OK);
        assert_memory_equal(&event, &back, sizeof event);
    }
}

static void a_full_event_survives_a_round_trip(void **state)
{
    (void)state;
    struct sg_event event, back;
    memset(&event, 0, sizeof event);
    memset(&back, 0, sizeof back);
    event.kind = SG_EVENT_REFLECTION;
    event.at_ms = 1234;
    strcpy(event.as.reflection.question, "q8");
    strcpy(event.as.reflection.words, "Als ik vastzit = 100 %,\ndan kijk ik één keer rond.");
    char line[SG_EVENT_BODY];
    write_line(&event, line);
    assert_null(strchr(line, '\n'));
    assert_int_equal(sg_event_read_line(line, strlen(line), &back, NULL), SG_OK);
    assert_memory_equal(&event, &back, sizeof event);
}

static void a_known_line_reads_as_what_it_says(void **state)
{
    (void)state;
    const char *line = "500 assessment about=7 bound=exact before=9 after=8 improving=2 legal=11 best=8 later_fact=1";
    struct sg_event event;
    assert_int_equal(sg_event_read_line(line, strlen(line), &event, NULL), SG_OK);
    assert_int_equal(event.kind, SG_EVENT_ASSESSMENT);
    assert_int_equal(event.at_ms, 500);
    assert_int_equal(event.as.assessment.about, 7);
    assert_int_equal(event.as.assessment.bound, SG_BOUND_EXACT);
    assert_int_equal(event.as.assessment.legal, 11);
}

static void a_bad_line_is_refused_with_its_column(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int column;
    } rows[] = {{"", 1},
                {"x move", 1},
                {"-4 move", 1},
                {"4 leap", 3},
                {"4 move ply", 1},
                {"4 move ply=x", 5},
                {"4 move ply=4294967296", 5},
                {"4 move move=%4", 6},
                {"4 move move=%41", 6}, /* 'A' has one spelling: itself */
                {"4 move move=%00", 6},
                {"4 check_in feeling=clever", 9},
                {"4 move  ply=1", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sg_event event;
        struct sg_phrase why = {0};
        assert_int_equal(sg_event_read_line(rows[i].line, strlen(rows[i].line), &event, &why), SG_ERR_TEXT);
        assert_non_null(why.msgid);
        assert_string_equal(why.args[0].name, "column");
        assert_int_equal(why.args[0].value[0] - '0', rows[i].column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_a_name_and_survives_a_round_trip),
        cmocka_unit_test(a_full_event_survives_a_round_trip),
        cmocka_unit_test(a_known_line_reads_as_what_it_says),
        cmocka_unit_test(a_bad_line_is_refused_with_its_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
