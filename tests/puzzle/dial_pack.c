#include "dial_pack.h"

#include <stdlib.h>

#include "test.h"

size_t dial_pack_write(struct sg_bench *bench, struct sg_text *out)
{
    struct sg_level *levels = calloc(SG_PACK_PER_GRADE, sizeof *levels);
    size_t rows = 0;
    assert_non_null(levels);
    sg_text_put(out, sg_pack_header);
    sg_text_put_char(out, '\n');
    for (int grade = 1; grade <= SG_GRADES; grade++) {
        size_t made;
        assert_int_equal(sg_pack_choose(bench, &sg_game_template, grade, NULL, levels, &made), SG_OK);
        for (size_t i = 0; i < made; i++, rows++) {
            assert_int_equal(sg_pack_write_row(bench, &levels[i], i + 1, out), SG_OK);
            sg_text_put_char(out, '\n');
        }
    }
    assert_false(out->cut);
    free(levels);
    return rows;
}

struct sg_pack *dial_pack_open(struct sg_bench *bench)
{
    char *bytes = malloc(DIAL_PACK_BYTES);
    struct sg_pack *pack;
    struct sg_text text;
    assert_non_null(bytes);
    sg_text_init(&text, bytes, DIAL_PACK_BYTES);
    size_t rows = dial_pack_write(bench, &text);
    assert_int_equal(sg_pack_read(&sg_game_template, bytes, text.length, NULL, NULL, &pack), SG_OK);
    assert_int_equal(pack->count, rows);
    assert_int_equal(pack->refused, 0);
    free(bytes);
    return pack;
}
