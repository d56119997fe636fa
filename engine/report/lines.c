#include "report/lines.h"

#include <string.h>

void sg_lines_init(struct sg_lines *lines, const struct sg_content *content, sg_line_fn *put, void *user)
{
    lines->content = content;
    lines->put = put;
    lines->user = user;
    sg_text_init(&lines->text, lines->bytes, sizeof lines->bytes);
}

const char *sg_lines_say(const struct sg_lines *lines, const char *msgid)
{
    return lines->content ? sg_content_text(lines->content, msgid) : msgid;
}

void sg_lines_put(struct sg_lines *lines, const char *text)
{
    sg_text_put(&lines->text, text);
}

void sg_lines_words(struct sg_lines *lines, const char *msgid)
{
    sg_text_put(&lines->text, sg_lines_say(lines, msgid));
}

void sg_lines_phrase(struct sg_lines *lines, const struct sg_phrase *phrase)
{
    sg_phrase_write(phrase, lines->content ? sg_content_text : NULL, lines->content, &lines->text);
}

void sg_lines_write_clock(struct sg_text *out, int64_t ms)
{
    int64_t seconds = ms / 1000;
    sg_text_put_int(out, seconds / 60);
    sg_text_put_char(out, ':');
    sg_text_put_char(out, (char)('0' + seconds % 60 / 10));
    sg_text_put_char(out, (char)('0' + seconds % 10));
}

void sg_lines_clock(struct sg_lines *lines, int64_t ms)
{
    sg_lines_write_clock(&lines->text, ms);
}

void sg_lines_number(struct sg_lines *lines, int64_t number)
{
    sg_text_put_int(&lines->text, number);
}

static int width(const char *text, size_t length)
{
    int count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

static void blanks(struct sg_text *text, int count)
{
    for (; count > 0; count--)
        sg_text_put_char(text, ' ');
}

void sg_lines_pad(struct sg_lines *lines, int column)
{
    int missing = column - width(lines->bytes, lines->text.length);
    blanks(&lines->text, missing > 0 ? missing : lines->text.length > 0);
}

void sg_lines_right(struct sg_lines *lines, int column, const char *text)
{
    sg_lines_pad(lines, column - width(text, strlen(text)));
    sg_text_put(&lines->text, text);
}

void sg_lines_end(struct sg_lines *lines)
{
    size_t length = lines->text.length;
    while (length > 0 && lines->bytes[length - 1] == ' ')
        length--;
    lines->bytes[length] = '\0';
    lines->put(lines->user, lines->bytes);
    sg_text_clear(&lines->text);
}

/* How many bytes of `text` stand on a line of `room` characters: up to the last blank that fits, or the whole
 * word. */
static size_t piece(const char *text, int room)
{
    size_t best = 0;
    for (size_t at = 0;; at++) {
        if (text[at] != ' ' && text[at] != '\0')
            continue;
        if (width(text, at) > room && best > 0)
            return best;
        best = at;
        if (text[at] == '\0' || width(text, at) > room)
            return best;
    }
}

void sg_lines_end_wrapped(struct sg_lines *lines, int indent)
{
    char whole[sizeof lines->bytes];
    memcpy(whole, lines->bytes, lines->text.length + 1);
    const char *at = whole;
    do {
        size_t length = piece(at, SG_LINES_WIDTH - indent);
        sg_text_clear(&lines->text);
        blanks(&lines->text, indent);
        sg_text_put_bytes(&lines->text, at, length);
        sg_lines_end(lines);
        for (at += length; *at == ' ';)
            at++;
    } while (*at);
}
