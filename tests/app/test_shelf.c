/* Packs on the shelf: read once, used whole or not at all, and what is wrong is said. */
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shelf.h"

enum { SAID = 4096 };

struct fixture {
    char assets[64], path[128]; /* a folder of assets, and the pack of the first game in it */
    int own_stderr;
    char said[SAID];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    char levels[80];
    assert_non_null(fixture);
    strcpy(fixture->assets, "/tmp/sg-shelf-XXXXXX");
    assert_non_null(mkdtemp(fixture->assets));
    snprintf(levels, sizeof levels, "%s/levels", fixture->assets);
    assert_int_equal(mkdir(levels, 0700), 0);
    snprintf(fixture->path, sizeof fixture->path, "%s/%s.tsv", levels, sg_games[0]->id);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    char levels[80];
    snprintf(levels, sizeof levels, "%s/levels", fixture->assets);
    remove(fixture->path);
    rmdir(levels);
    rmdir(fixture->assets);
    free(fixture);
    return 0;
}

/* The pack of the first game as it stands in the tree, with `change` made to its bytes. */
static void lay_out(struct fixture *fixture, void (*change)(char *bytes, size_t *length))
{
    char path[1024], *bytes;
    size_t length;
    snprintf(path, sizeof path, "%s/assets/levels/%s.tsv", SG_BUILD_DIR, sg_games[0]->id);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(sg_pack_load(file, &bytes, &length), SG_OK);
    fclose(file);
    if (change)
        change(bytes, &length);
    file = fopen(fixture->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    free(bytes);
}

/* Asks for the first game's pack, twice; what was said on stderr is in fixture->said. */
static bool ask(struct fixture *fixture, struct sg_phrase *notice)
{
    FILE *said = tmpfile();
    assert_non_null(said);
    fixture->own_stderr = dup(STDERR_FILENO);
    dup2(fileno(said), STDERR_FILENO);
    struct sg_shelf *shelf = sg_shelf_open(fixture->assets, sg_games);
    const struct sg_pack *pack = sg_shelf_pack(shelf, sg_games[0], notice);
    struct sg_phrase again = {0};
    bool same = sg_shelf_pack(shelf, sg_games[0], &again) == pack && !again.msgid;
    bool found = pack != NULL;
    sg_shelf_close(shelf);
    fflush(stderr);
    dup2(fixture->own_stderr, STDERR_FILENO);
    close(fixture->own_stderr);
    rewind(said);
    fixture->said[fread(fixture->said, 1, SAID - 1, said)] = '\0';
    fclose(said);
    assert_true(same);
    return found;
}

static void every_listed_game_has_its_pack(void **state)
{
    (void)state;
    struct sg_shelf *shelf = sg_shelf_open(SG_BUILD_DIR "/assets", sg_games);
    const struct sg_pack *const *all = sg_shelf_all(shelf);
    for (size_t i = 0; sg_games[i]; i++) {
        assert_non_null(all[i]);
        assert_ptr_equal(all[i]->game, sg_games[i]);
        assert_ptr_equal(sg_shelf_pack(shelf, sg_games[i], NULL), all[i]);
    }
    sg_shelf_close(shelf);
}

static void a_whole_pack_is_used_without_a_word(void **state)
{
    struct fixture *fixture = *state;
    struct sg_phrase notice = {0};
    lay_out(fixture, NULL);
    assert_true(ask(fixture, &notice));
    assert_null(notice.msgid);
    assert_string_equal(fixture->said, "");
}

static void a_missing_pack_is_said_once(void **state)
{
    struct fixture *fixture = *state;
    struct sg_phrase notice = {0};
    assert_false(ask(fixture, &notice));
    assert_non_null(notice.msgid);
    assert_non_null(strstr(fixture->said, fixture->path));
    assert_ptr_equal(strchr(fixture->said, '\n'), strrchr(fixture->said, '\n'));
}

static void change_a_digit(char *bytes, size_t *length)
{
    char *row = strchr(strchr(bytes, '\n') + 1, '\n') + 1; /* line 3 */
    char *hash = strchr(row, '\n') - 1;
    *hash = *hash == '0' ? '1' : '0';
    (void)length;
}

static void a_pack_with_one_bad_line_is_left_alone_and_the_line_named(void **state)
{
    struct fixture *fixture = *state;
    struct sg_phrase notice = {0};
    char place[160];
    lay_out(fixture, change_a_digit);
    assert_false(ask(fixture, &notice));
    assert_non_null(notice.msgid);
    snprintf(place, sizeof place, "%s:3:", fixture->path);
    assert_non_null(strstr(fixture->said, place));
    assert_non_null(strstr(fixture->said, "hash"));
}

static void cut_to_nothing(char *bytes, size_t *length)
{
    (void)bytes;
    *length = 0;
}

static void an_empty_file_is_no_pack(void **state)
{
    struct fixture *fixture = *state;
    struct sg_phrase notice = {0};
    lay_out(fixture, cut_to_nothing);
    assert_false(ask(fixture, &notice));
    assert_non_null(notice.msgid);
    assert_non_null(strstr(fixture->said, "header"));
}

static void a_folder_in_its_place_is_no_pack(void **state)
{
    struct fixture *fixture = *state;
    struct sg_phrase notice = {0};
    assert_int_equal(mkdir(fixture->path, 0700), 0);
    assert_false(ask(fixture, &notice));
    assert_non_null(notice.msgid);
    assert_non_null(strstr(fixture->said, fixture->path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_listed_game_has_its_pack),
        cmocka_unit_test_setup_teardown(a_whole_pack_is_used_without_a_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_pack_is_said_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pack_with_one_bad_line_is_left_alone_and_the_line_named, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_empty_file_is_no_pack, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_folder_in_its_place_is_no_pack, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
