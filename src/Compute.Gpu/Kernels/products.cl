// Products. A chain runs over p ascending and is never split; threads have different outputs.
#define TILE_ROWS 32
#define TILE_COLUMNS 64
#define TILE_INNER 16

// 128 threads make 32 x 64 outputs, 4 x 4 each; operands come through local memory, sixteen of a chain at a time. Beyond an operand's end
// lies 0, and a product of zeros changes no chain but for the sign of a zero. START, LEFT and RIGHT are what lies at a place, KEEP takes a sum.
#define PRODUCT_TILE(tile, START, LEFT, RIGHT, KEEP) \
  __local float left[TILE_INNER][TILE_ROWS]; \
  __local float right[TILE_INNER][TILE_COLUMNS]; \
  int tiles = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS; \
  int first_row = (tile) / tiles * TILE_ROWS, first_column = (tile) % tiles * TILE_COLUMNS; \
  int row = THREAD / 16 * 4, column = THREAD % 16 * 4; \
  float sums[4][4]; \
  UNROLL for (int i = 0; i < 4; i++) \
    UNROLL for (int j = 0; j < 4; j++) { \
      int r = first_row + row + i, q = first_column + column + j; \
      sums[i][j] = r < rows && q < columns ? START(r, q) : 0.0f; \
    } \
  for (int first = 0; first < inner; first += TILE_INNER) { \
    for (int n = THREAD; n < TILE_ROWS * TILE_INNER; n += 128) { \
      int r = first_row + n / TILE_INNER, p = first + n % TILE_INNER; \
      left[n % TILE_INNER][n / TILE_INNER] = r < rows && p < inner ? LEFT(r, p) : 0.0f; \
    } \
    for (int n = THREAD; n < TILE_COLUMNS * TILE_INNER; n += 128) { \
      int q = first_column + n / TILE_INNER, p = first + n % TILE_INNER; \
      right[n % TILE_INNER][n / TILE_INNER] = q < columns && p < inner ? RIGHT(p, q) : 0.0f; \
    } \
    BARRIER; \
    UNROLL for (int p = 0; p < TILE_INNER; p++) \
      UNROLL for (int i = 0; i < 4; i++) \
        UNROLL for (int j = 0; j < 4; j++) sums[i][j] = FMA(left[p][row + i], right[p][column + j], sums[i][j]); \
    BARRIER; \
  } \
  UNROLL for (int i = 0; i < 4; i++) \
    UNROLL for (int j = 0; j < 4; j++) { \
      int r = first_row + row + i, q = first_column + column + j; \
      if (r < rows && q < columns) KEEP(r, q, sums[i][j] + 0.0f); \
    }

#define OF_C(r, q) AT(c, r, q)
#define OF_A(r, p) AT(a, r, p)
#define OF_B(p, q) AT(b, p, q)
#define INTO_C(r, q, sum) AT(c, r, q) = sum

__kernel void accumulate(VIEW(const float, a), VIEW(const float, b), VIEW(float, c), int rows, int inner, int columns)
{
  PRODUCT_TILE(GROUP, OF_C, OF_A, OF_B, INTO_C)
}

// Sixteen lanes and the tree by one thread, where the product is wanted.
__kernel void wanted_products(
  VIEW(const float, a), VIEW(const float, b), VIEW(const float, mask), VIEW(float, c), int rows, int columns, int inner)
{
  EACH_NUMBER(i, j)
  float product = 0.0f;
  if (AT(mask, i, j) != 0.0f) {
    float lanes[LANES];
    UNROLL for (int lane = 0; lane < LANES; lane++) lanes[lane] = 0.0f;
    for (int first = 0; first < inner; first += LANES)
      UNROLL for (int lane = 0; lane < LANES; lane++)
        if (first + lane < inner) lanes[lane] = FMA(AT(a, i, first + lane), AT(b, j, first + lane), lanes[lane]);
    UNROLL for (int width = LANES / 2; width > 0; width /= 2)
      UNROLL for (int lane = 0; lane < LANES / 2; lane++)
        if (lane < width) lanes[lane] = lanes[lane] + lanes[lane + width];
    product = lanes[0];
  }

  AT(c, i, j) = product;
}
