// Functions of one number, as Compute/Functions defines them: in binary64, rounded once.
#define LOG2_E 1.4426950408889634
#define LN2_HIGH 0.69314718036912382
#define LN2_LOW 1.9082149292705877e-10
#define ROUNDING_SHIFT 6755399441055744.0
#define TURN_HIGH 6.283185307179586
#define TURN_LOW 2.4492935982947064e-16
#define WIDE_INFINITY of_wide_bits(0x7FF0000000000000L)
#define WIDE_NAN of_wide_bits((long)0xFFF8000000000000UL)

__constant double EXPONENTIAL[12] = {
  1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0, 1 / 40320.0,
  1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 0.5};
__constant double SINE[8] = {
  1 / 355687428096000.0, -1 / 1307674368000.0, 1 / 6227020800.0, -1 / 39916800.0, 1 / 362880.0, -1 / 5040.0, 1 / 120.0, -1 / 6.0};
__constant double COSINE[8] = {
  1 / 20922789888000.0, -1 / 87178291200.0, 1 / 479001600.0, -1 / 3628800.0, 1 / 40320.0, -1 / 720.0, 1 / 24.0, -0.5};

static inline int is_nan(float x) { return x != x; }

// x = e ln 2 + r with |r| at most ln 2 / 2; returns 2^e.
static inline double reduced(double x, double *remainder)
{
  double cut = x > 128.0 ? 128.0 : x < -128.0 ? -128.0 : x;
  double exponent = WIDE_FMA(cut, LOG2_E, ROUNDING_SHIFT) - ROUNDING_SHIFT;
  *remainder = WIDE_FMA(-exponent, LN2_LOW, WIDE_FMA(-exponent, LN2_HIGH, cut));
  return of_wide_bits((long)(exponent + 1023.0) << 52);
}

static inline double remainder_less_one(double r)
{
  double series = 0.0;
  for (int i = 0; i < 12; i++) series = WIDE_FMA(series, r, EXPONENTIAL[i]);
  return WIDE_FMA(r * r, series, r);
}

static inline double wide_exponential(double x)
{
  double remainder, scale = reduced(x, &remainder);
  return WIDE_FMA(scale, remainder_less_one(remainder), scale);
}

static inline double wide_exponential_less_one(double x)
{
  double remainder, scale = reduced(x, &remainder);
  return WIDE_FMA(scale, remainder_less_one(remainder), scale - 1.0);
}

// z/3 + z^2/5 + ...
static inline double artanh_series(double z)
{
  double series = 0.0;
  for (int power = 23; power >= 3; power -= 2) series = (series + 1.0 / power) * z;
  return series;
}

static inline double natural_logarithm(double x)
{
  double shift = 0.0;
  if (!(x >= 2.2250738585072014e-308) || x == WIDE_INFINITY) {
    if (x == 0.0) return -WIDE_INFINITY;
    if (x == WIDE_INFINITY) return x;
    if (!(x > 0.0)) return WIDE_NAN;
    x = x * 18014398509481984.0;
    shift = 54.0 * (LN2_HIGH + LN2_LOW);
  }

  long bits = wide_bits_of(x);
  int exponent = (int)(bits >> 52) - 1023;
  double mantissa = of_wide_bits((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
  if (mantissa > 1.4142135623730951) {
    mantissa = mantissa * 0.5;
    exponent = exponent + 1;
  }

  double s = (mantissa - 1.0) / (mantissa + 1.0);
  double series = artanh_series(s * s);
  return exponent * LN2_HIGH + (2.0 * s + (2.0 * s * series + exponent * LN2_LOW)) - shift;
}

static inline double logarithm_of_one_plus(double t)
{
  if (t > 0.41421356237309503) return natural_logarithm(1.0 + t);
  double s = t / (2.0 + t);
  return 2.0 * s + 2.0 * s * artanh_series(s * s);
}

static inline float exponential(float x) { return is_nan(x) ? x : (float)wide_exponential((double)x); }

// Below 0 it is none, with the bits that the processor gives.
static inline float logarithm(float x) { return x >= 0.0f ? (float)natural_logarithm((double)x) : of_bits(0xFFC00000u); }

static inline float sigmoid(float x) { return is_nan(x) ? x : (float)(1.0 / (1.0 + wide_exponential(-(double)x))); }

static inline float softplus(float x)
{
  return is_nan(x) || x > 40.0f ? x : (float)logarithm_of_one_plus(wide_exponential((double)x));
}

static inline float hyperbolic_tangent(float x)
{
  if (x == 0.0f || is_nan(x)) return x;
  double less_one = wide_exponential_less_one(2.0 * (double)x);
  return (float)(less_one / (less_one + 2.0));
}

static inline float function_of(int function, float x)
{
  switch (function) {
    case Function_Relu: return x <= 0.0f ? 0.0f : x;
    case Function_Sigmoid: return sigmoid(x);
    case Function_Tanh: return hyperbolic_tangent(x);
    case Function_Exponential: return exponential(x);
    case Function_Softplus: return softplus(x);
    case Function_Logarithm: return logarithm(x);
    default: return of_bits(bits_of(x) & 0x7FFFFFFFu);
  }
}

static inline double angle_of(double turns) { return WIDE_FMA(turns, TURN_HIGH, turns * TURN_LOW); }

static inline double sine_of(double turns)
{
  double angle = angle_of(turns), square = angle * angle, series = 0.0;
  for (int i = 0; i < 8; i++) series = WIDE_FMA(series, square, SINE[i]);
  return WIDE_FMA(angle * square, series, angle);
}

static inline double cosine_of(double turns)
{
  double angle = angle_of(turns), square = angle * angle, series = 0.0;
  for (int i = 0; i < 8; i++) series = WIDE_FMA(series, square, COSINE[i]);
  return WIDE_FMA(square, series, 1.0);
}

// Of an angle from 0 to one turn, which is all that draws ask for.
static inline float sine_or_cosine(float turns, int is_sine)
{
  double fourfold = 4.0 * (double)turns, nearest = WIDE_FLOOR(fourfold + 0.5), rest = (fourfold - nearest) / 4.0;
  int quadrant = (int)((long)nearest & 3L);
  double value = ((quadrant & 1) == 0) == (is_sine != 0) ? sine_of(rest) : cosine_of(rest);
  int is_negative = is_sine ? quadrant >= 2 : quadrant == 1 || quadrant == 2;
  return (float)(is_negative ? -value : value) + 0.0f;
}
