/* Simulated volunteers beside the people of the study. The first argument is how many play. */
#include <stdlib.h>

#include "simulate/realism.h"
#include "test.h"

extern const struct sg_game sg_game_traffic;

static size_t people = 60;

static void simulated_volunteers_play_as_people_do(void **state)
{
    (void)state;
    struct sg_likeness figures[SG_LIKENESSES];
    size_t count, misses = 0;
    assert_int_equal(sg_realism_measure(&sg_game_traffic, people, 7, figures, &count), SG_OK);
    print_message("%-40s %8s %9s %7s %9s\n", "", "people", "simulated", "off", "tolerance");
    for (size_t i = 0; i < count; i++) {
        bool ok = figures[i].off <= figures[i].tolerance;
        print_message("%-40s %8.3f %9.3f %7.3f %9.3f%s\n", figures[i].what, figures[i].people,
                      figures[i].simulated, figures[i].off, figures[i].tolerance, ok ? "" : "  MISSES");
        misses += !ok;
    }
    assert_int_equal(misses, 0);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        people = strtoul(argv[1], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(simulated_volunteers_play_as_people_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
