using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute;

/// <summary>
/// What networks of blocks are computed with. <see cref="Reference.ReferenceArithmetic{T}"/> defines the result of every operation bit for
/// bit; any other implementation returns exactly those bits, for any number of threads. Operands must be finite and, where nothing else
/// is said, of the same shape; a result may be one of the operands of an operation element by element, and no part of those of any other. Values live where the
/// arithmetic puts them: they are made by <see cref="Zeros"/> and seen by <see cref="Read"/> alone, so that they may be on a device.
/// </summary>
/// <typeparam name="T">binary32, or binary64 for the check of gradients.</typeparam>
public interface IArithmetic<T>
    where T : unmanaged
{
    /// <summary>Zeros to compute with.</summary>
    View<T> Zeros(int rows, int columns);

    /// <summary>Zeros for sums in binary64.</summary>
    View<double> ZeroSums(int rows, int columns);

    /// <summary>Copies values, row after row, to where they are computed with.</summary>
    void Write(ReadOnlySpan<T> values, View<T> target);

    /// <summary>Copies values, row after row, from where they are computed with.</summary>
    void Read(View<T> source, Span<T> values);

    /// <summary>Copies sums, row after row, from where they are computed with.</summary>
    void ReadSums(View<double> source, Span<double> values);

    /// <summary>
    /// c[i,j] + Σ a[i,p]·b[p,j]: one fma chain, p ascending, started at c[i,j]; a zero at its end is +0. So where b is finite, terms of a zero a[i,p] (or of a zero
    /// b[p,j]) may be left out, and a chain may stop after any term and be continued.
    /// </summary>
    /// <param name="a">Rows × inner.</param>
    /// <param name="b">Inner × columns.</param>
    /// <param name="c">Rows × columns.</param>
    void Accumulate(View<T> a, View<T> b, View<T> c);

    /// <summary>
    /// c[i,j] = Σ_p a[i,p]·b[j,p] where mask[i,j] is not 0, else +0: 16 lanes of fma chains and the fixed tree (<see cref="Reference.LaneSum"/>). For products of rows
    /// of which few are wanted.
    /// </summary>
    /// <param name="a">Rows × inner.</param>
    /// <param name="b">Columns × inner.</param>
    /// <param name="mask">Rows × columns.</param>
    /// <param name="c">Rows × columns.</param>
    void WantedProducts(View<T> a, View<T> b, View<T> mask, View<T> c);

    /// <summary>y = f(x), element by element.</summary>
    void Apply(Function function, View<T> x, View<T> y);

    /// <summary>result = formula(weight, a, b, c), element by element; which operands it looks at, <see cref="Formula"/> says.</summary>
    void Combine(Formula formula, T weight, View<T> a, View<T> b, View<T> c, View<T> result);

    /// <summary>target[i,j] = row[0,j] for every i.</summary>
    void RepeatRow(View<T> row, View<T> target);

    /// <summary>result[i,j] = a[i,j] + row[0,j].</summary>
    void AddRow(View<T> a, View<T> row, View<T> result);

    /// <summary>row[0,j] = row[0,j] + a[0,j] + a[1,j] + …, in this order.</summary>
    void AddColumns(View<T> a, View<T> row);

    /// <summary>The same in binary64.</summary>
    void AddWideColumns(View<T> a, View<double> row);

    /// <summary>rows[i,0] = Σ_j a[i,j]·b[i,j] in binary64: 16 lanes of fma chains and the fixed tree (<see cref="Reference.LaneSum"/>).</summary>
    void RowProducts(View<T> a, View<T> b, View<double> rows);

    /// <summary>rows[i,0] = Σ_j a[i,j] in binary64, in the same lanes and tree.</summary>
    void RowSums(View<T> a, View<double> rows);

    /// <summary>total[0,0] = total[0,0] + rows[0,0] + rows[1,0] + …, in this order.</summary>
    void AddRows(View<double> rows, View<double> total);

    /// <summary>target = value, everywhere.</summary>
    void Fill(View<double> target, double value);

    /// <summary>mask[i,j] = 1 where x[i,j] is among the k largest of its row, else 0; ties to the lower j, -0 equals +0, NaN is below every number.</summary>
    void SelectLargest(View<T> x, int k, View<T> mask);

    /// <summary>The same among all values of x, taken row after row; ties to the earlier.</summary>
    void SelectLargestOfAll(View<T> x, int count, View<T> mask);

    /// <summary>
    /// Kullback-Leibler divergence of mean activations (Ng, "Sparse autoencoder", CS294A lecture notes, section 3): with m = sums / images,
    /// value[0,0] = Σ_j ρ ln(ρ/m[j]) + (1-ρ) ln((1-ρ)/(1-m[j])), j ascending, and slopes[0,j] = β/images · (-ρ/m[j] + (1-ρ)/(1-m[j])), rounded once from binary64.
    /// Where a mean is not between 0 and 1, the value is not finite.
    /// </summary>
    void MeanActivation(View<double> sums, int images, double rho, double beta, View<T> slopes, View<double> value);

    /// <summary>
    /// Softmax and cross-entropy: with m the largest logit of a row, e = exp(logit - m) and s = Σ e in one chain, j ascending, slopes = (e/s - target)·weight,
    /// and losses[i,0] = Σ target · (ln s - (logit - m)) in binary64, j ascending.
    /// </summary>
    /// <param name="logits">Rows × classes.</param>
    /// <param name="targets">Probabilities, rows × classes.</param>
    /// <param name="weight">Multiplies slopes, not losses.</param>
    /// <param name="losses">Rows × 1.</param>
    /// <param name="slopes">Rows × classes.</param>
    void Softmax(View<T> logits, View<T> targets, T weight, View<double> losses, View<T> slopes);

    /// <summary>Standard normal deviates, a function of the draw and of the place of an element: <see cref="Draw"/>.</summary>
    void FillNormal(Draw draw, View<T> target);

    /// <summary>0 with probability <paramref name="share"/>, else <paramref name="kept"/>; a function of the draw and of the place of an element.</summary>
    void FillMask(Draw draw, double share, T kept, View<T> target);

    /// <summary>One step of Adam, as <see cref="Reference.AdamUpdate"/> defines it.</summary>
    void Adam(in AdamStep step, View<T> gradient, View<T> values, View<T> first, View<T> second);

    /// <summary>One step of gradient descent with momentum, as <see cref="Reference.MomentumUpdate"/> defines it.</summary>
    void Momentum(in MomentumStep step, View<T> gradient, View<T> values, View<T> velocity);

    /// <summary>Σ a[i,j]·b[i,j] in binary64: <see cref="RowProducts"/>, and its rows in one chain from 0.</summary>
    double Product(View<T> a, View<T> b);

    /// <summary>Whether every value is finite.</summary>
    bool IsFinite(View<T> a);

    /// <summary>The hash of values, row after row, of which the first has the index <paramref name="firstIndex"/>.</summary>
    ParameterHash Hash(View<T> values, int firstIndex);
}
