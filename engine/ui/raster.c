#include "ui/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

struct sg_box sg_box_meet(struct sg_box one, struct sg_box other)
{
    int32_t x = most(one.x, other.x), y = most(one.y, other.y);
    int32_t right = least(one.x + one.w, other.x + other.w), bottom = least(one.y + one.h, other.y + other.h);
    return (struct sg_box){x, y, most(0, right - x), most(0, bottom - y)};
}

struct sg_box sg_box_join(struct sg_box one, struct sg_box other)
{
    if (one.w <= 0 || one.h <= 0)
        return other;
    if (other.w <= 0 || other.h <= 0)
        return one;
    int32_t x = least(one.x, other.x), y = least(one.y, other.y);
    int32_t right = most(one.x + one.w, other.x + other.w), bottom = most(one.y + one.h, other.y + other.h);
    return (struct sg_box){x, y, right - x, bottom - y};
}

/* ---- pixels ---------------------------------------------------------------------------------------- */

static uint32_t word(struct sg_colour c)
{
    return 0xFF000000U | (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b;
}

/* Mixes `alpha` (0 .. 255) of `over` into `under`: two channels a multiplication. */
static uint32_t mix(uint32_t under, uint32_t over, uint32_t alpha)
{
    uint32_t scale = alpha + (alpha >> 7); /* 0 .. 256 */
    uint32_t rb = under & 0x00FF00FFU, g = under & 0x0000FF00U;
    rb = (rb + (((over & 0x00FF00FFU) - rb) * scale >> 8)) & 0x00FF00FFU;
    g = (g + (((over & 0x0000FF00U) - g) * scale >> 8)) & 0x0000FF00U;
    return 0xFF000000U | rb | g;
}

static double clamp01(double value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/* How much of the pattern covers this pixel, 0 .. 1, with soft edges. Counted in half pixels, so that the
 * middle of a pixel is a whole number; negative places stay in step. */
static double pattern_at(const struct sg_ink *ink, int32_t x, int32_t y)
{
    int32_t period = 2 * ink->period, half = ink->period;
    int32_t along = 2 * (ink->pattern == SG_PATTERN_STRIPES ? x + y : x) + 1;
    int32_t across = ((along % period) + period) % period - half;
    int32_t down = (((2 * y + 1) % period) + period) % period - half;
    switch (ink->pattern) {
    case SG_PATTERN_STRIPES:
    case SG_PATTERN_BARS: return clamp01(ink->period / 5.0 - abs(across) / 2.0 + 0.5);
    case SG_PATTERN_DOTS:
        if (abs(across) > half * 2 / 3 || abs(down) > half * 2 / 3)
            return 0;
        return clamp01(ink->period / 4.0 - sqrt(across * across + down * down) / 2 + 0.5);
    case SG_PATTERN_CHECKS: return (across < 0) == (down < 0) ? 1 : 0;
    default: return 0;
    }
}

static uint32_t inked(const struct sg_ink *ink, int32_t x, int32_t y)
{
    if (ink->pattern == SG_PATTERN_NONE)
        return word(ink->colour);
    return mix(word(ink->colour), word(ink->over), (uint32_t)(ink->over.a * pattern_at(ink, x, y)));
}

static void dot(const struct sg_raster *raster, int32_t x, int32_t y, double coverage,
                const struct sg_ink *ink)
{
    if (coverage <= 0)
        return;
    uint32_t *pixel = raster->pixels + (size_t)y * (size_t)raster->stride + x;
    *pixel = mix(*pixel, inked(ink, x, y), (uint32_t)(coverage * ink->colour.a + 0.5));
}

/* Fully covered pixels from x0 up to x1 of row y, both inside the clip by then. */
static void span(const struct sg_raster *raster, int32_t y, int32_t x0, int32_t x1, const struct sg_ink *ink)
{
    x0 = most(x0, raster->clip.x);
    x1 = least(x1, raster->clip.x + raster->clip.w);
    uint32_t *row = raster->pixels + (size_t)y * (size_t)raster->stride;
    uint32_t solid = word(ink->colour), alpha = ink->colour.a;
    if (ink->pattern != SG_PATTERN_NONE) {
        for (int32_t x = x0; x < x1; x++)
            row[x] = mix(row[x], inked(ink, x, y), alpha);
    } else if (alpha == 255) {
        for (int32_t x = x0; x < x1; x++)
            row[x] = solid;
    } else {
        for (int32_t x = x0; x < x1; x++)
            row[x] = mix(row[x], solid, alpha);
    }
}

static bool visible(const struct sg_raster *raster, int32_t x)
{
    return x >= raster->clip.x && x < raster->clip.x + raster->clip.w;
}

/* ---- rounded rectangles ---------------------------------------------------------------------------- */

/* Coverage of the pixel (dx,dy) away from the outer corner of a quarter circle of `radius`. */
static double corner(double radius, int32_t dx, int32_t dy)
{
    double x = radius - dx - 0.5, y = radius - dy - 0.5;
    return x <= 0 || y <= 0 ? 1 : clamp01(radius - sqrt(x * x + y * y) + 0.5);
}

static int32_t fitting_radius(struct sg_box box, int32_t radius)
{
    return most(0, least(radius, least(box.w, box.h) / 2));
}

void sg_raster_rect(const struct sg_raster *raster, struct sg_box box, int32_t radius,
                    const struct sg_ink *ink)
{
    struct sg_box seen = sg_box_meet(box, raster->clip);
    radius = fitting_radius(box, radius);
    for (int32_t y = seen.y; seen.w > 0 && y < seen.y + seen.h; y++) {
        int32_t edge = least(y - box.y, box.y + box.h - 1 - y);
        if (edge >= radius) {
            span(raster, y, box.x, box.x + box.w, ink);
            continue;
        }
        for (int32_t i = 0; i < radius; i++) {
            double cover = corner(radius, i, edge);
            if (visible(raster, box.x + i))
                dot(raster, box.x + i, y, cover, ink);
            if (visible(raster, box.x + box.w - 1 - i))
                dot(raster, box.x + box.w - 1 - i, y, cover, ink);
        }
        span(raster, y, box.x + radius, box.x + box.w - radius, ink);
    }
}

/* Coverage of a ring `thickness` wide, seen from its outer corner. */
static double ring(int32_t radius, int32_t thickness, int32_t dx, int32_t dy)
{
    bool inside = dx >= thickness && dy >= thickness;
    double inner = inside ? corner(most(0, radius - thickness), dx - thickness, dy - thickness) : 0;
    return corner(radius, dx, dy) - inner;
}

void sg_raster_frame(const struct sg_raster *raster, struct sg_box box, int32_t radius, int32_t thickness,
                     const struct sg_ink *ink)
{
    struct sg_box seen = sg_box_meet(box, raster->clip);
    radius = fitting_radius(box, radius);
    thickness = least(thickness, least(box.w, box.h) / 2);
    int32_t reach = most(radius, thickness);
    for (int32_t y = seen.y; seen.w > 0 && y < seen.y + seen.h; y++) {
        int32_t edge = least(y - box.y, box.y + box.h - 1 - y);
        for (int32_t i = 0; i < least(reach, box.w / 2); i++) {
            double cover = ring(radius, thickness, i, edge);
            if (visible(raster, box.x + i))
                dot(raster, box.x + i, y, cover, ink);
            if (visible(raster, box.x + box.w - 1 - i))
                dot(raster, box.x + box.w - 1 - i, y, cover, ink);
        }
        if (edge < thickness)
            span(raster, y, box.x + reach, box.x + box.w - reach, ink);
    }
}

/* ---- ellipses and lines ---------------------------------------------------------------------------- */

void sg_raster_ellipse(const struct sg_raster *raster, struct sg_box box, const struct sg_ink *ink)
{
    struct sg_box seen = sg_box_meet(box, raster->clip);
    double a = box.w / 2.0, b = box.h / 2.0, cx = box.x + a, cy = box.y + b;
    for (int32_t y = seen.y; seen.w > 0 && y < seen.y + seen.h; y++) {
        double dy = y + 0.5 - cy, left = 1 - dy * dy / (b * b);
        double half = left > 0 ? a * sqrt(left) : 0;
        double slack = left > 0.05 ? 2 + fabs(dy) * a / (b * b) / sqrt(left) : a;
        int32_t solid0 = (int32_t)(cx - half + slack), solid1 = (int32_t)(cx + half - slack);
        for (int32_t x = seen.x; x < seen.x + seen.w; x++) {
            if (x >= solid0 && x < solid1) {
                span(raster, y, x, least(solid1, seen.x + seen.w), ink);
                x = solid1 - 1;
                continue;
            }
            double px = (x + 0.5 - cx) / a, py = dy / b;
            double level = sqrt(px * px + py * py), slope = sqrt(px * px / (a * a) + py * py / (b * b));
            double away = slope > 0 ? level * (level - 1) / slope : -a;
            dot(raster, x, y, clamp01(0.5 - away), ink);
        }
    }
}

void sg_raster_line(const struct sg_raster *raster, struct sg_box box, int32_t thickness,
                    const struct sg_ink *ink)
{
    double reach = thickness / 2.0, x0 = box.x, y0 = box.y, dx = box.w, dy = box.h;
    if (thickness % 2) { /* odd strokes run through the middle of pixels, so that straight ones stay sharp */
        x0 += 0.5;
        y0 += 0.5;
    }
    double length2 = dx * dx + dy * dy, margin = reach + 1;
    struct sg_box bounds = {(int32_t)floor(x0 + (dx < 0 ? dx : 0) - margin),
                            (int32_t)floor(y0 + (dy < 0 ? dy : 0) - margin),
                            (int32_t)(fabs(dx) + 2 * margin + 2), (int32_t)(fabs(dy) + 2 * margin + 2)};
    struct sg_box seen = sg_box_meet(bounds, raster->clip);
    double width = dy != 0 ? margin * sqrt(length2) / fabs(dy) : 0;
    for (int32_t y = seen.y; seen.w > 0 && y < seen.y + seen.h; y++) {
        double from = seen.x, to = seen.x + seen.w;
        if (dy != 0) {
            double middle = x0 + (y + 0.5 - y0) * dx / dy;
            from = fmax(from, floor(middle - width - 1));
            to = fmin(to, ceil(middle + width + 1));
        }
        for (int32_t x = (int32_t)from; x < (int32_t)to; x++) {
            double px = x + 0.5 - x0, py = y + 0.5 - y0;
            double along = length2 > 0 ? clamp01((px * dx + py * dy) / length2) : 0;
            double ax = px - along * dx, ay = py - along * dy;
            dot(raster, x, y, clamp01(reach - sqrt(ax * ax + ay * ay) + 0.5), ink);
        }
    }
}

/* ---- masks ----------------------------------------------------------------------------------------- */

/* x / 255, rounded, for x up to 255 * 255. */
static uint32_t by_255(uint32_t x)
{
    x += 128;
    return (x + (x >> 8)) >> 8;
}

static void mask_row(uint32_t *pixel, const uint8_t *cover, int32_t count, uint32_t solid, uint32_t alpha)
{
    for (int32_t i = 0; i < count; i++)
        pixel[i] = mix(pixel[i], solid, by_255(cover[i] * alpha));
}

void sg_raster_mask(const struct sg_raster *raster, int32_t x, int32_t y, const uint8_t *coverage, int32_t w,
                    int32_t h, struct sg_colour colour)
{
    struct sg_box seen = sg_box_meet((struct sg_box){x, y, w, h}, raster->clip);
    uint32_t solid = word(colour);
    for (int32_t row = seen.y; seen.w > 0 && row < seen.y + seen.h; row++) {
        const uint8_t *cover = coverage + (size_t)(row - y) * (size_t)w + (seen.x - x);
        uint32_t *pixel = raster->pixels + (size_t)row * (size_t)raster->stride + seen.x;
        int32_t i = 0;
        for (uint64_t eight; i + 8 <= seen.w; i += 8) {
            memcpy(&eight, cover + i, 8);
            if (eight != 0) /* most of a mask is nothing */
                mask_row(pixel + i, cover + i, 8, solid, colour.a);
        }
        mask_row(pixel + i, cover + i, seen.w - i, solid, colour.a);
    }
}
