/* A folder is there whole or not at all. */
#include "folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static char place[256];

static int set_up(void **state)
{
    (void)state;
    snprintf(place, sizeof place, "%s/folder-XXXXXX", SG_BUILD_DIR);
    return mkdtemp(place) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", place);
    return system(command);
}

static const char *at(const char *name)
{
    static char path[SG_PATH_TEXT];
    snprintf(path, sizeof path, "%s/%s", place, name);
    return path;
}

static bool exists(const char *name)
{
    struct stat found;
    return lstat(at(name), &found) == 0;
}

static void expect_nothing_in_the_making(const struct sg_folder *folder)
{
    assert_string_equal(folder->making, "");
    char command[400];
    snprintf(command, sizeof command, "ls -d '%s'/*.making-* >/dev/null 2>&1", place);
    assert_int_not_equal(system(command), 0);
}

static void expect_file(const char *name, const char *bytes, size_t length)
{
    char *found;
    size_t size;
    assert_int_equal(sg_file_read(at(name), &found, &size), SG_OK);
    assert_int_equal(size, length);
    assert_memory_equal(found, bytes, length);
    free(found);
}

static void nothing_has_its_name_before_it_is_finished(void **state)
{
    (void)state;
    static struct sg_folder folder;
    assert_int_equal(sg_folder_open(at("whole/"), &folder), SG_OK);
    assert_int_equal(sg_folder_add(&folder, "top.txt"), SG_OK);
    assert_int_equal(sg_folder_add(&folder, "inner/a.csv"), SG_OK);
    assert_int_equal(sg_folder_add(&folder, "inner/b.csv"), SG_OK);
    assert_int_equal(sg_folder_put(&folder, 0, "one", 3), SG_OK);
    assert_int_equal(sg_folder_put(&folder, 1, "two", 3), SG_OK);
    assert_int_equal(sg_folder_put(&folder, 0, " more", 5), SG_OK);
    assert_false(exists("whole"));
    assert_int_equal(sg_folder_finish(&folder), SG_OK);
    expect_file("whole/top.txt", "one more", 8);
    expect_file("whole/inner/a.csv", "two", 3);
    expect_file("whole/inner/b.csv", "", 0);
    expect_nothing_in_the_making(&folder);
    sg_folder_abandon(&folder);
    assert_true(exists("whole"));
}

static void what_is_longer_than_a_write_comes_out_as_it_went_in(void **state)
{
    (void)state;
    enum { LENGTH = 300001 };
    static struct sg_folder folder;
    static char bytes[LENGTH];
    for (size_t i = 0; i < LENGTH; i++)
        bytes[i] = (char)(i * 31 % 251);
    assert_int_equal(sg_folder_open(at("long"), &folder), SG_OK);
    assert_int_equal(sg_folder_add(&folder, "a"), SG_OK);
    size_t put = 0;
    for (size_t step = 1; put < LENGTH; put += step, step = step * 3 % 70001)
        assert_int_equal(
            sg_folder_put(&folder, 0, bytes + put, step = step < LENGTH - put ? step : LENGTH - put), SG_OK);
    assert_int_equal(sg_folder_finish(&folder), SG_OK);
    expect_file("long/a", bytes, LENGTH);
}

static void an_abandoned_folder_leaves_nothing(void **state)
{
    (void)state;
    static struct sg_folder folder;
    assert_int_equal(sg_folder_open(at("never"), &folder), SG_OK);
    assert_int_equal(sg_folder_add(&folder, "inner/a.csv"), SG_OK);
    assert_int_equal(sg_folder_add(&folder, "other/b.csv"), SG_OK);
    assert_int_equal(sg_folder_put(&folder, 0, "one", 3), SG_OK);
    sg_folder_abandon(&folder);
    assert_false(exists("never"));
    expect_nothing_in_the_making(&folder);
    sg_folder_abandon(&folder);
}

static void what_is_there_already_is_left_as_it_is(void **state)
{
    (void)state;
    static struct sg_folder folder;
    assert_int_equal(mkdir(at("taken"), 0700), 0);
    assert_int_equal(sg_folder_open(at("taken"), &folder), SG_OK);
    /* somebody else is quicker */
    FILE *file = fopen(at("taken/mine"), "w");
    assert_non_null(file);
    fclose(file);
    assert_int_equal(sg_folder_finish(&folder), SG_ERR_ILLEGAL);
    expect_nothing_in_the_making(&folder);
    assert_int_equal(sg_folder_open(at("taken"), &folder), SG_ERR_ILLEGAL);
    assert_int_equal(sg_folder_open(at("taken/mine"), &folder), SG_ERR_ILLEGAL);
    assert_true(exists("taken/mine"));
    sg_folder_abandon(&folder);
}

static void a_link_to_an_empty_folder_stays_a_link(void **state)
{
    (void)state;
    static struct sg_folder folder;
    assert_int_equal(mkdir(at("real"), 0700), 0);
    assert_int_equal(symlink("real", at("link")), 0);
    assert_int_equal(sg_folder_open(at("link"), &folder), SG_OK);
    assert_int_equal(sg_folder_add(&folder, "a"), SG_OK);
    assert_int_equal(sg_folder_finish(&folder), SG_OK);
    struct stat found;
    assert_int_equal(lstat(at("link"), &found), 0);
    assert_true(S_ISLNK(found.st_mode));
    assert_true(exists("real/a"));
}

static void a_place_that_cannot_be_is_told(void **state)
{
    (void)state;
    static struct sg_folder folder;
    static char path[SG_PATH_TEXT + 10];
    assert_int_equal(sg_folder_open(at("no/where"), &folder), SG_ERR_MISSING);
    memset(path, 'a', sizeof path - 1);
    assert_int_not_equal(sg_folder_open(path, &folder), SG_OK);
    expect_nothing_in_the_making(&folder);
    assert_int_equal(sg_folder_open(at("names"), &folder), SG_OK);
    memset(path, 'a', 200);
    path[200] = '\0';
    assert_int_equal(sg_folder_add(&folder, path), SG_ERR_RANGE);
    sg_folder_abandon(&folder);
    assert_false(exists("names"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_has_its_name_before_it_is_finished),
        cmocka_unit_test(what_is_longer_than_a_write_comes_out_as_it_went_in),
        cmocka_unit_test(an_abandoned_folder_leaves_nothing),
        cmocka_unit_test(what_is_there_already_is_left_as_it_is),
        cmocka_unit_test(a_link_to_an_empty_folder_stays_a_link),
        cmocka_unit_test(a_place_that_cannot_be_is_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
