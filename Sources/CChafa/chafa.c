#include "CChafa.h"
#include "declarations.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

static struct chafa_functions chafa;
static int opened;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  // Never closed: GLib keeps threads and types that outlive it.
  void *library = dlopen("libchafa.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    opened = -ENOENT;
    return;
  }
#define CCHAFA_FIND(name)                       \
  chafa.name = dlsym(library, "chafa_" #name);  \
  if (!chafa.name) {                            \
    opened = -ENOSYS;                           \
    return;                                     \
  }
  CCHAFA_FUNCTIONS(CCHAFA_FIND)
#undef CCHAFA_FIND
}

int cchafa_open(void) {
  pthread_once(&once, open_library);
  return opened;
}

/// What each shade of the page becomes: paper that is not quite white becomes white, and ink black, as far as that leaves
/// a faint page faint.
static void stretch(const struct cchafa_order *order, uint8_t table[256]) {
  enum { margin = 24, most_gain = 4 };
  size_t count[256] = {0};
  size_t total = (size_t)order->stride * (size_t)order->page_height;
  for (size_t i = 0; i < total; i++) count[order->pixels[i]]++;
  int low = 0, high = 255;
  size_t seen = 0;
  for (int shade = 0; shade < 256; shade++) {
    if (seen < total / 200) low = shade;
    if (seen < total / 2) high = shade;
    seen += count[shade];
  }
  // Half of a page and more is paper; its grain is lighter and darker than its middle.
  high -= margin;
  if (high - low < 255 / most_gain) low = high - 255 / most_gain;
  for (int shade = 0; shade < 256; shade++) {
    int value = (shade - low) * 255 / (high - low);
    table[shade] = value < 0 ? 0 : value > 255 ? 255 : (uint8_t)value;
  }
}

/// The part with four bytes a pixel, turned.
static uint32_t *turned_pixels(const struct cchafa_order *order, int width, int height) {
  uint32_t *pixels = malloc((size_t)width * (size_t)height * sizeof *pixels);
  if (!pixels) return NULL;
  uint8_t table[256];
  stretch(order, table);
  uint32_t *to = pixels;
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      int from_x = x, from_y = y;
      switch (order->turns) {
        case 1: from_x = y; from_y = width - 1 - x; break;
        case 2: from_x = width - 1 - x; from_y = height - 1 - y; break;
        case 3: from_x = height - 1 - y; from_y = x; break;
      }
      size_t at = (size_t)(order->y + from_y) * (size_t)order->stride + (size_t)(order->x + from_x);
      *to++ = table[order->pixels[at]] * 0x010101u | 0xFF000000u;
    }
  }
  return pixels;
}

static ChafaCanvasConfig *configuration(const struct cchafa_order *order) {
  ChafaCanvasConfig *config = chafa.canvas_config_new();
  ChafaSymbolMap *symbols = chafa.symbol_map_new();
  // Characters that every terminal's font has: blocks and lines, but no dots of braille.
  chafa.symbol_map_add_by_tags(symbols, CCHAFA_TAG_SPACE);
  chafa.symbol_map_add_by_tags(symbols, order->ascii ? CCHAFA_TAG_ASCII : CCHAFA_TAG_BLOCK | CCHAFA_TAG_BORDER);
  chafa.canvas_config_set_geometry(config, order->columns, order->rows);
  chafa.canvas_config_set_symbol_map(config, symbols);
  int mode = order->depth == CCHAFA_INK ? CCHAFA_MODE_FGBG : CCHAFA_MODE_TRUECOLOR;
  chafa.canvas_config_set_canvas_mode(config, mode);
  chafa.canvas_config_set_fg_color(config, 0x000000);
  chafa.canvas_config_set_bg_color(config, 0xFFFFFF);
  // The page has been made black on white already.
  chafa.canvas_config_set_preprocessing_enabled(config, 0);
  chafa.symbol_map_unref(symbols);
  return config;
}

static int is_sound(const struct cchafa_order *order) {
  return order->width > 0 && order->height > 0 && order->columns > 0 && order->rows > 0 && order->x >= 0 &&
         order->y >= 0 && order->width <= order->stride - order->x && order->height <= order->page_height - order->y &&
         order->turns >= 0 && order->turns < 4;
}

int cchafa_draw(const struct cchafa_order *order, struct cchafa_cell *cells) {
  int found = cchafa_open();
  if (found != 0) return found;
  if (!is_sound(order)) return -EINVAL;
  int width = order->turns % 2 ? order->height : order->width;
  int height = order->turns % 2 ? order->width : order->height;
  uint32_t *pixels = turned_pixels(order, width, height);
  if (!pixels) return -ENOMEM;
  ChafaCanvasConfig *config = configuration(order);
  ChafaCanvas *canvas = chafa.canvas_new(config);
  chafa.canvas_draw_all_pixels(canvas, CCHAFA_PIXEL_RGBA8, (const uint8_t *)pixels, width, height, width * 4);
  for (int y = 0; y < order->rows; y++) {
    for (int x = 0; x < order->columns; x++) {
      int ink = -1, paper = -1;
      struct cchafa_cell *cell = &cells[y * order->columns + x];
      cell->character = chafa.canvas_get_char_at(canvas, x, y);
      chafa.canvas_get_raw_colors_at(canvas, x, y, &ink, &paper);
      // Packed 0xRRGGBB; all three are alike.
      cell->ink = order->depth == CCHAFA_INK || ink < 0 ? 0 : (uint8_t)(ink & 0xFF);
      cell->paper = order->depth == CCHAFA_INK || paper < 0 ? 255 : (uint8_t)(paper & 0xFF);
    }
  }
  chafa.canvas_unref(canvas);
  chafa.canvas_config_unref(config);
  free(pixels);
  return 0;
}
