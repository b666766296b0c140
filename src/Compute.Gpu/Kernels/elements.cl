// Operations element by element.
__kernel void apply(int function, VIEW(const float, x), VIEW(float, y), int rows, int columns)
{
  EACH_NUMBER(i, j)
  AT(y, i, j) = function_of(function, AT(x, i, j));
}

static inline float formula_of(int formula, float w, float a, float b, float c)
{
  switch (formula) {
    case Formula_Copy: return a;
    case Formula_Scaled: return w * a;
    case Formula_Difference: return a - b;
    case Formula_ScaledDifference: return w * (a - b);
    case Formula_ScaledSum: return FMA(w, a, b);
    case Formula_ProductSum: return FMA(a, b, c);
    case Formula_LessProduct: return FMA(-a, b, c);
    case Formula_Moved: return FMA(w, a - b, b);
    case Formula_Masked: return b == 0.0f ? 0.0f : a * b;
    case Formula_AtLeast: return a >= w ? a : 0.0f;
    case Formula_BehindSigmoid: return a * (b * (1.0f - b));
    case Formula_BehindTanh: return a * FMA(-b, b, 1.0f);
    case Formula_BehindRelu: return b > 0.0f ? a : 0.0f;
    case Formula_AddSign: return b > 0.0f ? a + w : b < 0.0f ? a - w : a;
    case Formula_BehindDeviation: return 0.5f * FMA(w, FMA(c, c, -1.0f), a * b * c);
    default: return 0.5f * (FMA(a, a, FMA(c, c, -1.0f)) - b);
  }
}

__kernel void combine(
  int formula, float w, VIEW(const float, a), VIEW(const float, b), VIEW(const float, c), VIEW(float, result), int rows, int columns)
{
  EACH_NUMBER(i, j)
  AT(result, i, j) = formula_of(formula, w, AT(a, i, j), AT(b, i, j), AT(c, i, j));
}

__kernel void add_row(VIEW(const float, a), VIEW(const float, row), VIEW(float, result), int rows, int columns)
{
  EACH_NUMBER(i, j)
  AT(result, i, j) = AT(a, i, j) + AT(row, 0, j);
}

__kernel void fill(VIEW(double, target), double value, int rows, int columns)
{
  EACH_NUMBER(i, j)
  AT(target, i, j) = value;
}

__kernel void adam(
  VIEW(const float, gradient), VIEW(float, values), VIEW(float, first), VIEW(float, second), int rows, int columns,
  float beta1, float beta2, float one_minus_beta1, float one_minus_beta2, float step_size, float correction, float epsilon)
{
  EACH_NUMBER(i, j)
  float g = AT(gradient, i, j);
  float m = FMA(beta1, AT(first, i, j), one_minus_beta1 * g);
  float v = FMA(beta2, AT(second, i, j), one_minus_beta2 * g * g);
  AT(first, i, j) = m;
  AT(second, i, j) = v;
  AT(values, i, j) = AT(values, i, j) - step_size * m / FMA(ROOT(v), correction, epsilon);
}

__kernel void momentum(
  VIEW(const float, gradient), VIEW(float, values), VIEW(float, velocity), int rows, int columns, float rate, float kept, int is_nesterov)
{
  EACH_NUMBER(i, j)
  float downhill = -(rate * AT(gradient, i, j));
  float v = FMA(kept, AT(velocity, i, j), downhill);
  AT(velocity, i, j) = v;
  AT(values, i, j) = AT(values, i, j) + (is_nesterov ? FMA(kept, v, downhill) : v);
}
