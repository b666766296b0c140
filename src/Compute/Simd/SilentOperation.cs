using ResearchPipeline.Compute.Simd.Selections;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// The auxiliary loss of a few images at a time, which share weight rows: chosen among the silent features, decoded onto the residual, and
/// multiplied with it.
/// </summary>
internal sealed unsafe class SilentOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int RowsPerTile = 8;
    private EnsembleBatch _batch = null!;
    private Layer[] _layers = null!;
    private LossScale _scale;
    private int _tilesPerMember;

    public void Run(WorkerPool pool, EnsembleBatch batch, Layer[] layers, LossScale scale)
    {
        (_batch, _layers, _scale) = (batch, layers, scale);
        _tilesPerMember = (batch.Rows + RowsPerTile - 1) / RowsPerTile;
        pool.Run(this, batch.Members * _tilesPerMember);
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _tilesPerMember);
        AuxiliaryBatch auxiliary = _batch.Auxiliary!;
        ReadOnlySpan<int> silent = auxiliary.Silent(member);
        if (silent.IsEmpty)
        {
            return;
        }

        int first = block * RowsPerTile;
        int count = Math.Min(_batch.Rows - first, RowsPerTile);
        SelectEach(auxiliary, member, first, count);
        nint offset = (nint)first * _batch.Inputs.Columns;
        float* residuals = auxiliary.Residuals[member].Pointer + offset;
        DecodeKernel<TVector, TLanes>.DecodeEach(
            auxiliary.Codes[member], first, count, _layers[member].Weights, _batch.Residuals[member].Pointer + offset, residuals);
        for (int b = 0; b < count; b++)
        {
            auxiliary.SquaredErrorArray(member)[first + b] = RowKernels<TVector, TLanes>.Squares(residuals + b * _batch.Inputs.Columns, _batch.Inputs.Columns);
        }

        if (FourTerms.Suit(auxiliary, member))
        {
            MultiplyTogether(auxiliary, member, first, count, residuals);
        }
        else
        {
            MultiplyEach(auxiliary, member, first, count, residuals);
        }
    }

    private void SelectEach(AuxiliaryBatch auxiliary, int member, int first, int count)
    {
        ReadOnlySpan<int> silent = auxiliary.Silent(member);
        SparseCodes codes = auxiliary.Codes[member];
        if (codes.K == silent.Length)
        {
            SelectAll(_batch.Preactivations[member], silent, codes, first, count);
            return;
        }

        int padded = (silent.Length + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        Span<float> among = padded <= 4096 ? stackalloc float[silent.Length] : new float[silent.Length];
        Span<int> keys = padded <= 4096 ? stackalloc int[padded] : new int[padded];
        keys.Fill(int.MinValue);
        long guess = ThresholdSearch.FirstGuess;
        for (int row = first; row < first + count; row++)
        {
            Select(_batch.Preactivations[member].Row(row), silent, among, keys, codes, row, ref guess);
        }
    }

    private static void SelectAll(Matrix preactivations, ReadOnlySpan<int> silent, SparseCodes codes, int first, int count)
    {
        for (int row = first; row < first + count; row++)
        {
            silent.CopyTo(codes.RowIndices(row));
            Span<float> values = codes.RowValues(row), from = preactivations.Row(row);
            for (int i = 0; i < silent.Length; i++)
            {
                values[i] = from[silent[i]];
            }
        }
    }

    private static void Select(
        ReadOnlySpan<float> preactivations, ReadOnlySpan<int> silent, Span<float> among, Span<int> keys, SparseCodes codes, int row, ref long guess)
    {
        for (int i = 0; i < silent.Length; i++)
        {
            among[i] = preactivations[silent[i]];
        }

        Span<int> indices = codes.RowIndices(row);
        TopKOperation<TVector, TLanes>.Select(among, keys, indices, codes.RowValues(row), ref guess);
        foreach (ref int index in indices)
        {
            index = silent[index];
        }
    }

    private void MultiplyEach(AuxiliaryBatch auxiliary, int member, int first, int count, float* residuals)
    {
        for (int b = 0; b < count; b++)
        {
            CodeGradientKernel<TVector, TLanes>.Compute(
                auxiliary.Codes[member].RowIndices(first + b), residuals + b * _batch.Inputs.Columns, _layers[member].Weights, (float)_scale.Auxiliary, [], 0,
                auxiliary.CodeGradients[member].Row(first + b));
        }
    }

    // Four weight rows are multiplied with all residuals of the tile before the next four are read.
    private void MultiplyTogether(AuxiliaryBatch auxiliary, int member, int first, int count, float* residuals)
    {
        ReadOnlySpan<int> silent = auxiliary.Silent(member);
        Matrix weights = _layers[member].Weights;
        int inputs = weights.Columns;
        float* products = stackalloc float[RowsPerTile * FourTerms.MostFeatures];
        float** rows = stackalloc float*[4];
        for (int f = 0; f < silent.Length; f += 4)
        {
            for (int p = 0; p < 4; p++)
            {
                // Past the end the last row is multiplied again, and its product left unused.
                rows[p] = weights.Pointer + (nint)silent[Math.Min(f + p, silent.Length - 1)] * inputs;
            }

            for (int b = 0; b < count; b += 2)
            {
                // An odd last residual is multiplied twice.
                int next = Math.Min(b + 1, count - 1);
                ProductKernels<TVector, TLanes>.EightProducts(
                    residuals + b * inputs, residuals + next * inputs, inputs, rows[0], rows[1], rows[2], rows[3],
                    products + b * FourTerms.MostFeatures + f, products + next * FourTerms.MostFeatures + f);
            }
        }

        for (int b = 0; b < count; b++)
        {
            Scale(silent, auxiliary.Codes[member].RowIndices(first + b), products + b * FourTerms.MostFeatures, auxiliary.CodeGradients[member].Row(first + b));
        }
    }

    // Both lists ascend, and the second is part of the first.
    private void Scale(ReadOnlySpan<int> silent, ReadOnlySpan<int> indices, float* products, Span<float> gradients)
    {
        int place = 0;
        for (int j = 0; j < indices.Length; j++)
        {
            while (silent[place] != indices[j])
            {
                place++;
            }

            gradients[j] = MathF.FusedMultiplyAdd((float)_scale.Auxiliary, products[place], 0f);
        }
    }
}
