#include "smartgames/text.h"

#include <assert.h>
#include <math.h>
#include <string.h>

void sg_text_init(struct sg_text *text, char *bytes, size_t capacity)
{
    assert(capacity > 0);
    *text = (struct sg_text){.bytes = bytes, .capacity = capacity};
    bytes[0] = '\0';
}

void sg_text_clear(struct sg_text *text)
{
    text->length = 0;
    text->cut = false;
    text->bytes[0] = '\0';
}

/* The largest prefix of `length` bytes, at most `room`, that does not end inside a UTF-8 sequence. */
static size_t whole_prefix(const char *bytes, size_t length, size_t room)
{
    if (length <= room)
        return length;
    while (room > 0 && ((unsigned char)bytes[room] & 0xc0) == 0x80)
        room--;
    return room;
}

void sg_text_put_bytes(struct sg_text *text, const char *bytes, size_t length)
{
    assert(text->length < text->capacity);
    if (text->cut) /* nothing more, or the words after a gap would say something else */
        return;
    size_t taken = whole_prefix(bytes, length, text->capacity - text->length - 1);
    memcpy(text->bytes + text->length, bytes, taken);
    text->length += taken;
    text->bytes[text->length] = '\0';
    text->cut = taken < length;
}

void sg_text_put(struct sg_text *text, const char *string)
{
    sg_text_put_bytes(text, string, strlen(string));
}

void sg_text_put_char(struct sg_text *text, char c)
{
    sg_text_put_bytes(text, &c, 1);
}

void sg_text_put_uint(struct sg_text *text, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    sg_text_put_bytes(text, digits + at, sizeof digits - at);
}

void sg_text_put_int(struct sg_text *text, int64_t value)
{
    if (value < 0)
        sg_text_put_char(text, '-');
    sg_text_put_uint(text, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void sg_text_put_fixed(struct sg_text *text, double value, int decimals)
{
    assert(decimals >= 0 && decimals <= 9);
    if (isnan(value)) {
        sg_text_put(text, "nan");
        return;
    }
    uint64_t unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    double scaled = round(fabs(value) * (double)unit);
    if (value < 0 && scaled != 0) /* what rounds to nothing has no sign: it is read back as 0 */
        sg_text_put_char(text, '-');
    if (!(scaled < 1.8e19)) {
        sg_text_put(text, "inf");
        return;
    }
    uint64_t whole = (uint64_t)scaled / unit, part = (uint64_t)scaled % unit;
    sg_text_put_uint(text, whole);
    if (decimals == 0)
        return;
    sg_text_put_char(text, '.');
    for (unit /= 10; unit > 0; unit /= 10)
        sg_text_put_char(text, (char)('0' + part / unit % 10));
}

bool sg_text_read_uint(const char **cursor, const char *end, uint64_t *value)
{
    const char *at = *cursor;
    uint64_t sum = 0;
    for (; at < end && *at >= '0' && *at <= '9'; at++) {
        uint64_t digit = (uint64_t)(*at - '0');
        if (sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    if (at == *cursor)
        return false;
    *cursor = at;
    *value = sum;
    return true;
}

bool sg_text_read_int(const char **cursor, const char *end, int64_t *value)
{
    const char *at = *cursor;
    bool negative = at < end && *at == '-';
    uint64_t size;
    at += negative;
    if (!sg_text_read_uint(&at, end, &size) || size > (uint64_t)INT64_MAX + negative)
        return false;
    *value = negative ? (int64_t)(0 - size) : (int64_t)size;
    *cursor = at;
    return true;
}

bool sg_text_read_fixed(const char **cursor, const char *end, double *value)
{
    const char *at = *cursor;
    bool negative = at < end && *at == '-';
    uint64_t whole, part = 0;
    double unit = 1;
    at += negative;
    if (!sg_text_read_uint(&at, end, &whole))
        return false;
    if (at < end && *at == '.') {
        const char *start = ++at;
        if (!sg_text_read_uint(&at, end, &part) || at - start > 15)
            return false;
        for (; start < at; start++)
            unit *= 10;
    }
    *value = (double)whole + (double)part / unit;
    if (negative)
        *value = -*value;
    *cursor = at;
    return true;
}
