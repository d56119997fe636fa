/* A picture of the virtual screen: from the frame buffer that Xvfb keeps in a file (XWD) to a PNG.
 *
 *   shot XWD PNG
 */
#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>

/* Fields of the XWD header, each 32 bits, most significant byte first. */
enum {
    HEADER_SIZE = 0,
    PIXMAP_WIDTH = 4,
    PIXMAP_HEIGHT = 5,
    BITS_PER_PIXEL = 11,
    BYTES_PER_LINE = 12,
    COLOURS = 19,
    FIELDS = 25
};

static Uint32 field(const Uint8 *bytes, int index)
{
    const Uint8 *at = bytes + index * 4;
    return (Uint32)at[0] << 24 | (Uint32)at[1] << 16 | (Uint32)at[2] << 8 | at[3];
}

int main(int argc, char **argv)
{
    size_t size = 0;
    Uint8 *bytes = argc == 3 ? SDL_LoadFile(argv[1], &size) : NULL;
    if (!bytes || size < FIELDS * 4 || field(bytes, BITS_PER_PIXEL) != 32) {
        fprintf(stderr, "shot: %s holds no screen of 32 bits a pixel\n", argc > 1 ? argv[1] : "?");
        return 2;
    }
    Uint32 width = field(bytes, PIXMAP_WIDTH), height = field(bytes, PIXMAP_HEIGHT),
           pitch = field(bytes, BYTES_PER_LINE);
    size_t start = field(bytes, HEADER_SIZE) + (size_t)field(bytes, COLOURS) * 12;
    if (start + (size_t)pitch * height > size)
        return 2;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(bytes + start, (int)width, (int)height, 32,
                                                              (int)pitch, SDL_PIXELFORMAT_XRGB8888);
    int code = surface && IMG_SavePNG(surface, argv[2]) == 0 ? 0 : 2;
    SDL_FreeSurface(surface);
    SDL_free(bytes);
    return code;
}
