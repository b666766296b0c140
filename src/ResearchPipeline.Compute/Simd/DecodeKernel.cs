namespace ResearchPipeline.Compute.Simd;

/// <summary>Wᵀ z + c of one image, four active latents in each pass over the row.</summary>
internal static unsafe class DecodeKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    public static void Decode(SparseCodes codes, int row, Layer layer, float* output)
    {
        ReadOnlySpan<int> indices = codes.RowIndices(row);
        ReadOnlySpan<float> z = codes.RowValues(row);
        int inputs = layer.Inputs;
        layer.DecoderBias.Values.CopyTo(new Span<float>(output, inputs));
        int j = 0;
        for (; j <= indices.Length - 4; j += 4)
        {
            RowKernels<TVector, TLanes>.AddFour(
                output, inputs, z[j], Row(indices[j]), z[j + 1], Row(indices[j + 1]), z[j + 2], Row(indices[j + 2]), z[j + 3], Row(indices[j + 3]));
        }

        for (; j < indices.Length; j++)
        {
            RowKernels<TVector, TLanes>.AddOne(output, inputs, z[j], Row(indices[j]));
        }

        float* Row(int feature) => layer.Weights.Pointer + (nint)feature * inputs;
    }
}
