// Sums, each in its own fixed order: a thread or sixteen lanes have one output, so that nothing depends on how many there are.
__kernel void add_columns(VIEW(const float, a), VIEW(float, row), int rows, int columns)
{
  int j = GROUP * THREADS + THREAD;
  if (j >= columns) return;
  float sum = AT(row, 0, j);
  for (int i = 0; i < rows; i++) sum = sum + AT(a, i, j);
  AT(row, 0, j) = sum;
}

__kernel void add_wide_columns(VIEW(const float, a), VIEW(double, row), int rows, int columns)
{
  int j = GROUP * THREADS + THREAD;
  if (j >= columns) return;
  double sum = AT(row, 0, j);
  for (int i = 0; i < rows; i++) sum = sum + (double)AT(a, i, j);
  AT(row, 0, j) = sum;
}

// Sixteen threads for each row; the tree adds lanes l + 8, l + 4, l + 2, l + 1.
#define STORE_LANES(sum) \
  lanes[THREAD] = sum; \
  BARRIER; \
  for (int width = LANES / 2; width > 0; width /= 2) { \
    if (lane < width) lanes[THREAD] = lanes[THREAD] + lanes[THREAD + width]; \
    BARRIER; \
  } \
  if (lane == 0 && i < rows) AT(sums, i, 0) = lanes[THREAD];

__kernel void row_products(VIEW(const float, a), VIEW(const float, b), VIEW(double, sums), int rows, int columns)
{
  __local double lanes[256];
  int lane = THREAD % LANES, i = GROUP * (THREADS / LANES) + THREAD / LANES;
  double sum = 0.0;
  if (i < rows)
    for (int j = lane; j < columns; j += LANES) sum = WIDE_FMA((double)AT(a, i, j), (double)AT(b, i, j), sum);
  STORE_LANES(sum)
}

__kernel void row_sums(VIEW(const float, a), VIEW(double, sums), int rows, int columns)
{
  __local double lanes[256];
  int lane = THREAD % LANES, i = GROUP * (THREADS / LANES) + THREAD / LANES;
  double sum = 0.0;
  if (i < rows)
    for (int j = lane; j < columns; j += LANES) sum = sum + (double)AT(a, i, j);
  STORE_LANES(sum)
}

__kernel void add_rows(VIEW(const double, sums), VIEW(double, total), int rows)
{
  if (GROUP * THREADS + THREAD != 0) return;
  double sum = AT(total, 0, 0);
  for (int i = 0; i < rows; i++) sum = sum + AT(sums, i, 0);
  AT(total, 0, 0) = sum;
}

// Terms of the divergence of mean activations, and the slopes of beta times it.
__kernel void mean_activation(
  VIEW(const double, sums), VIEW(float, slopes), VIEW(double, terms), int columns, int images, double rho, double beta)
{
  int j = GROUP * THREADS + THREAD;
  if (j >= columns) return;
  double mean = AT(sums, 0, j) / images, rest = 1.0 - mean;
  AT(terms, j, 0) = rho * natural_logarithm(rho / mean) + (1.0 - rho) * natural_logarithm((1.0 - rho) / rest);
  AT(slopes, 0, j) = (float)(beta / images * ((1.0 - rho) / rest - rho / mean));
}

__kernel void softmax(
  VIEW(const float, logits), VIEW(const float, targets), float weight, VIEW(double, losses), VIEW(float, slopes), int rows, int columns)
{
  int i = GROUP * THREADS + THREAD;
  if (i >= rows) return;
  float largest = AT(logits, i, 0), sum = 0.0f;
  for (int j = 0; j < columns; j++) largest = AT(logits, i, j) > largest ? AT(logits, i, j) : largest;
  for (int j = 0; j < columns; j++) {
    float e = exponential(AT(logits, i, j) - largest);
    AT(slopes, i, j) = e;
    sum = sum + e;
  }

  double loss = 0.0;
  float log_sum = logarithm(sum);
  for (int j = 0; j < columns; j++) {
    AT(slopes, i, j) = weight * (AT(slopes, i, j) / sum - AT(targets, i, j));
    loss = loss + (double)AT(targets, i, j) * (double)(log_sum - (AT(logits, i, j) - largest));
  }

  AT(losses, i, 0) = loss;
}

// 1 where a value is infinite or none.
__kernel void find_not_finite(VIEW(const float, a), __global int *found, int rows, int columns)
{
  EACH_NUMBER(i, j)
  if ((bits_of(AT(a, i, j)) & 0x7F800000u) == 0x7F800000u) found[0] = 1;
}

static inline uint mixed(uint index)
{
  uint product = index * 0x9E3779B1u;
  return (product ^ (product >> 15)) * 0x85EBCA77u;
}

// Sums modulo 2^32 have no order: sixteen numbers a thread, then its group, then all.
__kernel void hash(VIEW(const float, values), __global uint *sums, int first, int rows, int columns)
{
  __local uint group[2];
  uint sum = 0u, mixed_sum = 0u;
  if (THREAD < 2) group[THREAD] = 0u;
  BARRIER;
  for (int n = 0; n < 16; n++) {
    int number = (GROUP * 16 + n) * THREADS + THREAD;
    if (number < rows * columns) {
      uint bits = bits_of(AT(values, number / columns, number % columns));
      sum += bits;
      mixed_sum += bits * mixed((uint)(first + number));
    }
  }

  ADD_ATOMIC(&group[0], sum);
  ADD_ATOMIC(&group[1], mixed_sum);
  BARRIER;
  if (THREAD < 2) ADD_ATOMIC(&sums[THREAD], group[THREAD]);
}
