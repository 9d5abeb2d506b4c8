// What chafa.c uses of libchafa 1.12, declared here, because a machine that builds this program need not have its
// headers.

#ifndef CCHAFA_DECLARATIONS_H
#define CCHAFA_DECLARATIONS_H

#include <stdint.h>

#ifndef CCHAFA_WITH_REAL_HEADERS
typedef struct ChafaCanvas ChafaCanvas;
typedef struct ChafaCanvasConfig ChafaCanvasConfig;
typedef struct ChafaSymbolMap ChafaSymbolMap;
#endif

enum {
  CCHAFA_MODE_TRUECOLOR = 0,
  CCHAFA_MODE_FGBG = 5,
  CCHAFA_PIXEL_RGBA8 = 4,
  CCHAFA_TAG_SPACE = 1 << 0,
  CCHAFA_TAG_BLOCK = 1 << 3,
  CCHAFA_TAG_BORDER = 1 << 4,
  CCHAFA_TAG_ASCII = 1 << 14,
};

struct chafa_functions {
  ChafaSymbolMap *(*symbol_map_new)(void);
  void (*symbol_map_add_by_tags)(ChafaSymbolMap *map, int tags);
  void (*symbol_map_unref)(ChafaSymbolMap *map);
  ChafaCanvasConfig *(*canvas_config_new)(void);
  void (*canvas_config_set_geometry)(ChafaCanvasConfig *config, int width, int height);
  void (*canvas_config_set_symbol_map)(ChafaCanvasConfig *config, const ChafaSymbolMap *map);
  void (*canvas_config_set_canvas_mode)(ChafaCanvasConfig *config, int mode);
  void (*canvas_config_set_fg_color)(ChafaCanvasConfig *config, uint32_t colour);
  void (*canvas_config_set_bg_color)(ChafaCanvasConfig *config, uint32_t colour);
  void (*canvas_config_set_preprocessing_enabled)(ChafaCanvasConfig *config, int enabled);
  void (*canvas_config_unref)(ChafaCanvasConfig *config);
  ChafaCanvas *(*canvas_new)(const ChafaCanvasConfig *config);
  void (*canvas_draw_all_pixels)(
    ChafaCanvas *canvas, int format, const uint8_t *pixels, int width, int height, int stride);
  uint32_t (*canvas_get_char_at)(ChafaCanvas *canvas, int x, int y);
  void (*canvas_get_raw_colors_at)(ChafaCanvas *canvas, int x, int y, int *ink, int *paper);
  void (*canvas_unref)(ChafaCanvas *canvas);
};

#define CCHAFA_FUNCTIONS(each)                                                                                  \
  each(symbol_map_new) each(symbol_map_add_by_tags) each(symbol_map_unref) each(canvas_config_new)              \
  each(canvas_config_set_geometry) each(canvas_config_set_symbol_map) each(canvas_config_set_canvas_mode)       \
  each(canvas_config_set_fg_color) each(canvas_config_set_bg_color)                                             \
  each(canvas_config_set_preprocessing_enabled) each(canvas_config_unref)   \
  each(canvas_new) each(canvas_draw_all_pixels) each(canvas_get_char_at) each(canvas_get_raw_colors_at)         \
  each(canvas_unref)

#endif
