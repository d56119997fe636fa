#include <stdio.h>
#include <stdlib.h>

#include "content/catalog.h"
#include "file.h"
#include "test.h"

/* ---- a .mo file as msgfmt would write it, in either byte order ---- */

static const char *const pairs[][2] = {{"", "Content-Type: text/plain; charset=UTF-8\n"},
                                       {"again", "opnieuw"},
                                       {"goal", "doel"},
                                       {"undo", "zet terug"}};

enum { PAIRS = sizeof pairs / sizeof *pairs, MO_BYTES = 512 };

struct mo {
    unsigned char bytes[MO_BYTES];
    size_t size;
};

static void put_word(struct mo *mo, size_t at, uint32_t value, bool big)
{
    for (int i = 0; i < 4; i++)
        mo->bytes[at + (size_t)i] = (unsigned char)(value >> (big ? 24 - 8 * i : 8 * i));
}

static struct mo write_mo(bool big)
{
    struct mo mo = {.size = 28 + 16 * PAIRS};
    const uint32_t header[] = {0x950412de, 0, PAIRS, 28, 28 + 8 * PAIRS, 0, 0};
    for (size_t i = 0; i < 7; i++)
        put_word(&mo, 4 * i, header[i], big);
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < PAIRS; i++) {
            size_t pair = 28 + side * 8 * PAIRS + 8 * i, length = strlen(pairs[i][side]);
            put_word(&mo, pair, (uint32_t)length, big);
            put_word(&mo, pair + 4, (uint32_t)mo.size, big);
            memcpy(mo.bytes + mo.size, pairs[i][side], length + 1);
            mo.size += length + 1;
        }
    return mo;
}

/* Reads `size` bytes from memory of exactly that size and asks everything; returns whether they were
 * accepted. */
static bool survives(const unsigned char *bytes, size_t size)
{
    unsigned char *exact = malloc(size > 0 ? size : 1);
    assert_non_null(exact);
    memcpy(exact, bytes, size);
    struct sg_catalog catalog;
    const char *why;
    enum sg_status status = sg_catalog_init(&catalog, exact, size, &why);
    assert_true(status == SG_OK ? why == NULL : status == SG_ERR_TEXT && why && catalog.count == 0);
    size_t sum = 0;
    for (uint32_t i = 0; i < catalog.count; i++) {
        const char *msgid, *text;
        sg_catalog_at(&catalog, i, &msgid, &text);
        sum += strlen(msgid) + strlen(text);
    }
    for (size_t i = 0; i < PAIRS; i++) {
        const char *text = sg_catalog_find(&catalog, pairs[i][0]);
        sum += text ? strlen(text) : 0;
    }
    assert_true(sum <= (size_t)(2 * PAIRS + 2) * size * (catalog.count + 1));
    free(exact);
    return status == SG_OK;
}

static void every_msgid_is_found_in_both_byte_orders(void **state)
{
    (void)state;
    for (int big = 0; big < 2; big++) {
        struct mo mo = write_mo(big);
        struct sg_catalog catalog;
        const char *why;
        assert_int_equal(sg_catalog_init(&catalog, mo.bytes, mo.size, &why), SG_OK);
        for (size_t i = 0; i < PAIRS; i++)
            assert_string_equal(sg_catalog_find(&catalog, pairs[i][0]), pairs[i][1]);
        static const char *const absent[] = {"a", "agai", "againx", "zzz", "goa", " "};
        for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
            assert_null(sg_catalog_find(&catalog, absent[i]));
    }
}

static void every_truncation_is_refused(void **state)
{
    (void)state;
    for (int big = 0; big < 2; big++) {
        struct mo mo = write_mo(big);
        for (size_t size = 0; size < mo.size; size++)
            assert_false(survives(mo.bytes, size));
        assert_true(survives(mo.bytes, mo.size));
    }
}

static void no_flipped_bit_reads_outside_the_file(void **state)
{
    (void)state;
    int refused = 0;
    for (int big = 0; big < 2; big++) {
        struct mo mo = write_mo(big);
        for (size_t bit = 0; bit < mo.size * 8; bit++) {
            mo.bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
            refused += !survives(mo.bytes, mo.size);
            mo.bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        }
    }
    assert_true(refused > 500); /* most of the header and of the tables */
}

static void words_of_all_ones_anywhere_are_refused_or_harmless(void **state)
{
    (void)state;
    static const uint32_t extremes[] = {0xffffffff, 0x80000000, 0x7fffffff, 0xfffffff8, 0};
    struct mo mo = write_mo(false);
    for (size_t at = 0; at + 4 <= mo.size; at += 4)
        for (size_t i = 0; i < sizeof extremes / sizeof *extremes; i++) {
            struct mo hostile = mo;
            put_word(&hostile, at, extremes[i], false);
            survives(hostile.bytes, hostile.size);
        }
    put_word(&mo, 8, 0xffffffff, false); /* a count that no file can hold */
    assert_false(survives(mo.bytes, mo.size));
}

static void the_compiled_dutch_survives_damage(void **state)
{
    (void)state;
    size_t size;
    unsigned char *bytes = read_file(SG_BUILD_DIR "/assets/translations/nl.mo", 0, &size);
    assert_non_null(bytes);
    assert_true(survives(bytes, size));
    for (size_t cut = 1; cut < size; cut = cut * 2 + 1)
        assert_false(survives(bytes, size - cut));
    for (size_t at = 0; at < size && at < 256; at++) {
        bytes[at] ^= 0xff;
        survives(bytes, size);
        bytes[at] ^= 0xff;
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_msgid_is_found_in_both_byte_orders),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(no_flipped_bit_reads_outside_the_file),
        cmocka_unit_test(words_of_all_ones_anywhere_are_refused_or_harmless),
        cmocka_unit_test(the_compiled_dutch_survives_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
