#include "test.h"

#include <stdlib.h>

#include "platform/platform.h"

static void the_monotonic_clock_never_goes_back(void **state)
{
    (void)state;
    int64_t before = sg_clock_us();
    for (int i = 0; i < 10000; i++) {
        int64_t now = sg_clock_us();
        assert_true(now >= before);
        before = now;
    }
}

static void the_wall_clock_reads_as_utc(void **state)
{
    (void)state;
    char utc[24];
    sg_clock_utc(utc);
    assert_int_equal(strlen(utc), 20);
    assert_int_equal(utc[10], 'T');
    assert_int_equal(utc[19], 'Z');
    assert_memory_equal(utc, "20", 2);
}

static void two_seeds_differ(void **state)
{
    (void)state;
    assert_true(sg_entropy_seed() != sg_entropy_seed());
}

static void data_dir(const char *xdg, const char *home, char *path, size_t capacity)
{
    xdg ? setenv("XDG_DATA_HOME", xdg, 1) : unsetenv("XDG_DATA_HOME");
    home ? setenv("HOME", home, 1) : unsetenv("HOME");
    struct sg_text text;
    sg_text_init(&text, path, capacity);
    assert_int_equal(sg_path_data(&text), SG_OK);
}

static void the_data_directory_follows_xdg_then_home_then_the_password_file(void **state)
{
    (void)state;
    char path[4096];
    data_dir("/some/data", "/home/x", path, sizeof path);
    assert_string_equal(path, "/some/data/smartgames");
    data_dir("not/absolute", "/home/x", path, sizeof path);
    assert_string_equal(path, "/home/x/.local/share/smartgames");
    data_dir("", "", path, sizeof path);
    assert_int_equal(path[0], '/');
    data_dir(NULL, NULL, path, sizeof path);
    assert_int_equal(path[0], '/');
}

static void assets_that_are_not_there_are_missing(void **state)
{
    (void)state;
    char path[4096];
    struct sg_text text;
    sg_text_init(&text, path, sizeof path);
    setenv("SG_ASSETS", "/nowhere", 1);
    assert_int_equal(sg_path_assets(&text), SG_ERR_MISSING);
    assert_string_equal(path, "/nowhere");
    unsetenv("SG_ASSETS");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_monotonic_clock_never_goes_back),
        cmocka_unit_test(the_wall_clock_reads_as_utc),
        cmocka_unit_test(two_seeds_differ),
        cmocka_unit_test(the_data_directory_follows_xdg_then_home_then_the_password_file),
        cmocka_unit_test(assets_that_are_not_there_are_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
